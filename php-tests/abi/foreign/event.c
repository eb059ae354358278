/* As event does: watches the descriptor of a Socket, and makes a Socket of one of its own. */

#ifdef HAVE_CONFIG_H
# include "config.h"
#endif

#include <php.h>
#include <ext/standard/info.h>
#include "ext/sockets/php_sockets.h"

#include <poll.h>

/* Whether there is something to be read within a second. */
PHP_FUNCTION(like_event_wait)
{
	zval *arg;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_ZVAL(arg)
	ZEND_PARSE_PARAMETERS_END();

	if (Z_TYPE_P(arg) != IS_OBJECT || !instanceof_function(Z_OBJCE_P(arg), socket_ce)) {
		zend_argument_type_error(1, "must be a Socket");
		RETURN_THROWS();
	}
	struct pollfd watched = { .fd = Z_SOCKET_P(arg)->bsd_socket, .events = POLLIN };
	RETURN_BOOL(poll(&watched, 1, 1000) == 1 && (watched.revents & POLLIN));
}

/* A copy of the descriptor, as a Socket. */
PHP_FUNCTION(like_event_copy)
{
	zval *arg;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_OBJECT_OF_CLASS(arg, socket_ce)
	ZEND_PARSE_PARAMETERS_END();

	int fd = dup(Z_SOCKET_P(arg)->bsd_socket);
	object_init_ex(return_value, socket_ce);
	if (!socket_import_file_descriptor(fd, Z_SOCKET_P(return_value))) {
		close(fd);
		zval_ptr_dtor(return_value);
		RETURN_FALSE;
	}
}

/* A failure of its own, for socket_last_error(). */
PHP_FUNCTION(like_event_fail)
{
	zval *arg;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_OBJECT_OF_CLASS(arg, socket_ce)
	ZEND_PARSE_PARAMETERS_END();

	PHP_SOCKET_ERROR(Z_SOCKET_P(arg), "event failed", ECONNRESET);
}

ZEND_BEGIN_ARG_INFO_EX(one, 0, 0, 1)
	ZEND_ARG_INFO(0, socket)
ZEND_END_ARG_INFO()

static const zend_function_entry functions[] = {
	PHP_FE(like_event_wait, one)
	PHP_FE(like_event_copy, one)
	PHP_FE(like_event_fail, one)
	PHP_FE_END
};

static const zend_module_dep needed[] = {
	ZEND_MOD_REQUIRED("sockets")
	ZEND_MOD_END
};

zend_module_entry like_event_module_entry = {
	STANDARD_MODULE_HEADER_EX, NULL, needed,
	"like_event", functions, NULL, NULL, NULL, NULL, NULL, "1", STANDARD_MODULE_PROPERTIES
};

#ifdef ZTS
ZEND_TSRMLS_CACHE_DEFINE()
#endif
ZEND_GET_MODULE(like_event)
