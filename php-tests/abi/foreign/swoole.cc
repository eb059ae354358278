/* As swoole does, in C++: goes on with the descriptor of a Socket, and gives one of its own
 * out as a Socket, whose fields it reads and the request's last error it sets. */

#ifdef HAVE_CONFIG_H
# include "config.h"
#endif

#include "php.h"
#include "ext/sockets/php_sockets.h"

#include <unistd.h>

/* [family, blocking, has a stream] of a Socket, as it stands in its structure. */
PHP_FUNCTION(like_swoole_look)
{
	zval *arg;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_OBJECT_OF_CLASS(arg, socket_ce)
	ZEND_PARSE_PARAMETERS_END();

	php_socket *sock = Z_SOCKET_P(arg);
	array_init(return_value);
	add_next_index_long(return_value, sock->type);
	add_next_index_bool(return_value, sock->blocking);
	add_next_index_bool(return_value, !Z_ISUNDEF(sock->zstream));
}

/* A connected pair: one end is written to here, the other one is the result. */
PHP_FUNCTION(like_swoole_export)
{
	char *text;
	size_t length;
	int ends[2];

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_STRING(text, length)
	ZEND_PARSE_PARAMETERS_END();

	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, ends) < 0) {
		RETURN_FALSE;
	}
	SOCKETS_G(last_error) = 0;
	ssize_t written = write(ends[0], text, length);
	close(ends[0]);
	object_init_ex(return_value, socket_ce);
	if (written < 0 || !socket_import_file_descriptor(ends[1], Z_SOCKET_P(return_value))) {
		close(ends[1]);
		zval_ptr_dtor(return_value);
		RETURN_FALSE;
	}
}

ZEND_BEGIN_ARG_INFO_EX(one, 0, 0, 1)
	ZEND_ARG_INFO(0, value)
ZEND_END_ARG_INFO()

static const zend_function_entry functions[] = {
	PHP_FE(like_swoole_look, one)
	PHP_FE(like_swoole_export, one)
	PHP_FE_END
};

static const zend_module_dep needed[] = {
	ZEND_MOD_REQUIRED("sockets")
	ZEND_MOD_END
};

zend_module_entry like_swoole_module_entry = {
	STANDARD_MODULE_HEADER_EX, nullptr, needed,
	"like_swoole", functions, nullptr, nullptr, nullptr, nullptr, nullptr, "1", STANDARD_MODULE_PROPERTIES
};

BEGIN_EXTERN_C()
#ifdef ZTS
ZEND_TSRMLS_CACHE_DEFINE()
#endif
ZEND_GET_MODULE(like_swoole)
END_EXTERN_C()
