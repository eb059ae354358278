/* What the extension needs from PHP beyond ext-php-rs's own list. */
#include "php.h"
#include "php_network.h"
#include "zend_exceptions.h"
#include "ext/standard/info.h"
#include "ext/standard/file.h"
#if PHP_VERSION_ID >= 80600
#include "zend_interfaces.h"
#include "zend_weakrefs.h"
#include "main/php_poll.h"
#endif
