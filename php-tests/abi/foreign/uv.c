/* As uv does: needs nothing of sockets to be loaded, and looks for the class Socket in the
 * library of the module when it is given an object. */

#ifdef HAVE_CONFIG_H
# include "config.h"
#endif

#include <php.h>
#include "ext/sockets/php_sockets.h"

#include <fcntl.h>

/* The open mode of a Socket's descriptor; null for any other value. */
PHP_FUNCTION(like_uv_flags)
{
	zval *arg;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_ZVAL(arg)
	ZEND_PARSE_PARAMETERS_END();

	zend_module_entry *sockets = zend_hash_str_find_ptr(&module_registry, "sockets", sizeof("sockets") - 1);
	if (sockets == NULL || sockets->handle == NULL || Z_TYPE_P(arg) != IS_OBJECT) {
		RETURN_NULL();
	}
	zend_class_entry **class = (zend_class_entry **) DL_FETCH_SYMBOL(sockets->handle, "socket_ce");
	if (class == NULL || Z_OBJCE_P(arg) != *class) {
		RETURN_NULL();
	}
	RETURN_LONG(fcntl(Z_SOCKET_P(arg)->bsd_socket, F_GETFL));
}

ZEND_BEGIN_ARG_INFO_EX(one, 0, 0, 1)
	ZEND_ARG_INFO(0, socket)
ZEND_END_ARG_INFO()

static const zend_function_entry functions[] = {
	PHP_FE(like_uv_flags, one)
	PHP_FE_END
};

zend_module_entry like_uv_module_entry = {
	STANDARD_MODULE_HEADER, "like_uv", functions, NULL, NULL, NULL, NULL, NULL, "1", STANDARD_MODULE_PROPERTIES
};

#ifdef ZTS
ZEND_TSRMLS_CACHE_DEFINE()
#endif
ZEND_GET_MODULE(like_uv)
