/* Uses another extension's sockets as C code does: event, ev, uv and swoole take a
 * Socket apart by PHP's own header. This extension does the same with everything that
 * header offers, so that check.php can hold what C sees against what PHP code sees. */

#ifdef HAVE_CONFIG_H
# include "config.h"
#endif

#include <stddef.h>

#include "php.h"
#ifdef ZTS
# include <pthread.h>
# include "php_main.h"
# include "SAPI.h"
#endif
#include "ext/standard/info.h"
/* The header is empty without this, and a PHP whose sockets are a shared extension does
 * not define it. */
#ifndef HAVE_SOCKETS
# define HAVE_SOCKETS 1
#endif
#include "ext/sockets/php_sockets.h"

/* The layout as it stands in this header: what that PHP's own extension would be built with. */
PHP_FUNCTION(abi_layout)
{
	ZEND_PARSE_PARAMETERS_NONE();
	array_init(return_value);
	add_assoc_long(return_value, "bsd_socket", offsetof(php_socket, bsd_socket));
	add_assoc_long(return_value, "type", offsetof(php_socket, type));
	add_assoc_long(return_value, "error", offsetof(php_socket, error));
	add_assoc_long(return_value, "blocking", offsetof(php_socket, blocking));
	add_assoc_long(return_value, "zstream", offsetof(php_socket, zstream));
	add_assoc_long(return_value, "std", offsetof(php_socket, std));
	add_assoc_long(return_value, "last_error", offsetof(zend_sockets_globals, last_error));
	add_assoc_long(return_value, "strerror_buf", offsetof(zend_sockets_globals, strerror_buf));
}

/* Every field of a Socket. */
PHP_FUNCTION(abi_fields)
{
	zval *arg;
	php_socket *sock;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_OBJECT_OF_CLASS(arg, socket_ce)
	ZEND_PARSE_PARAMETERS_END();

	sock = Z_SOCKET_P(arg);
	ENSURE_SOCKET_VALID(sock);
	array_init(return_value);
	add_assoc_long(return_value, "fd", sock->bsd_socket);
	add_assoc_long(return_value, "family", sock->type);
	add_assoc_long(return_value, "error", sock->error);
	add_assoc_bool(return_value, "blocking", sock->blocking);
	if (Z_ISUNDEF(sock->zstream)) {
		add_assoc_null(return_value, "stream");
	} else {
		Z_ADDREF(sock->zstream);
		add_assoc_zval(return_value, "stream", &sock->zstream);
	}
}

/* A Socket over an fd that C code has. */
PHP_FUNCTION(abi_import)
{
	zend_long fd;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_LONG(fd)
	ZEND_PARSE_PARAMETERS_END();

	object_init_ex(return_value, socket_ce);
	if (!socket_import_file_descriptor((PHP_SOCKET) fd, Z_SOCKET_P(return_value))) {
		zval_ptr_dtor(return_value);
		RETURN_FALSE;
	}
}

/* socket(2) in C, for abi_import(). */
PHP_FUNCTION(abi_open)
{
	zend_long family, type;

	ZEND_PARSE_PARAMETERS_START(2, 2)
		Z_PARAM_LONG(family)
		Z_PARAM_LONG(type)
	ZEND_PARSE_PARAMETERS_END();

	RETURN_LONG(socket((int) family, (int) type, 0));
}

PHP_FUNCTION(abi_strerror)
{
	zend_long error;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_LONG(error)
	ZEND_PARSE_PARAMETERS_END();

	RETURN_STRING(sockets_strerror((int) error));
}

/* The request's slot; set first when a value is given. */
PHP_FUNCTION(abi_last_error)
{
	zend_long error = 0;
	bool keep = 1;

	ZEND_PARSE_PARAMETERS_START(0, 1)
		Z_PARAM_OPTIONAL
		Z_PARAM_LONG_OR_NULL(error, keep)
	ZEND_PARSE_PARAMETERS_END();

	if (!keep) {
		SOCKETS_G(last_error) = (int) error;
	}
	RETURN_LONG(SOCKETS_G(last_error));
}

/* A failure that C code reports the way the extension itself does. */
PHP_FUNCTION(abi_fail)
{
	zval *arg;
	char *text;
	size_t length;
	zend_long error;
	php_socket *sock;

	ZEND_PARSE_PARAMETERS_START(3, 3)
		Z_PARAM_OBJECT_OF_CLASS(arg, socket_ce)
		Z_PARAM_STRING(text, length)
		Z_PARAM_LONG(error)
	ZEND_PARSE_PARAMETERS_END();

	sock = Z_SOCKET_P(arg);
	PHP_SOCKET_ERROR(sock, text, (int) error);
}

/* Takes the fd over, as code does that goes on with it alone. */
PHP_FUNCTION(abi_detach)
{
	zval *arg;
	php_socket *sock;
	PHP_SOCKET fd;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_OBJECT_OF_CLASS(arg, socket_ce)
	ZEND_PARSE_PARAMETERS_END();

	sock = Z_SOCKET_P(arg);
	fd = sock->bsd_socket;
	sock->bsd_socket = -1;
	RETURN_LONG(fd);
}

#ifdef ZTS
/* One thread with a request of its own: the code it runs, and the text that came of it. */
struct abi_thread {
	pthread_t id;
	bool started;
	char *code;
	char *result;
};

static void *abi_thread_main(void *arg)
{
	struct abi_thread *thread = arg;
	zval value;

	(void) ts_resource(0);
	PG(expose_php) = 0;
	PG(auto_globals_jit) = 1;
	if (php_request_startup() == SUCCESS) {
		ZVAL_UNDEF(&value);
		zend_first_try {
			if (zend_eval_string_ex(thread->code, &value, "a thread", true) == SUCCESS
					&& Z_TYPE(value) == IS_STRING) {
				thread->result = strdup(Z_STRVAL(value));
			}
			zval_ptr_dtor(&value);
		} zend_end_try();
		php_request_shutdown(NULL);
	}
	ts_free_thread();
	return NULL;
}

/* Runs each string of code (the body of an expression) in a thread, all at the same time.
 * Returns what they gave, false for one that gave no text. */
PHP_FUNCTION(abi_threads)
{
	HashTable *codes;
	zval *code;
	struct abi_thread *threads;
	uint32_t count = 0;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_ARRAY_HT(codes)
	ZEND_PARSE_PARAMETERS_END();

	threads = ecalloc(zend_hash_num_elements(codes) + 1, sizeof(*threads));
	ZEND_HASH_FOREACH_VAL(codes, code) {
		struct abi_thread *thread = &threads[count++];
		thread->code = strdup(Z_TYPE_P(code) == IS_STRING ? Z_STRVAL_P(code) : "");
		thread->started = pthread_create(&thread->id, NULL, abi_thread_main, thread) == 0;
	} ZEND_HASH_FOREACH_END();

	array_init(return_value);
	for (uint32_t i = 0; i < count; i++) {
		if (threads[i].started) {
			pthread_join(threads[i].id, NULL);
		}
		if (threads[i].result) {
			add_next_index_string(return_value, threads[i].result);
		} else {
			add_next_index_bool(return_value, false);
		}
		free(threads[i].result);
		free(threads[i].code);
	}
	efree(threads);
}
#endif

ZEND_BEGIN_ARG_INFO_EX(arginfo_any, 0, 0, 0)
	ZEND_ARG_VARIADIC_INFO(0, arguments)
ZEND_END_ARG_INFO()

static const zend_function_entry sockets_abi_functions[] = {
	PHP_FE(abi_layout, arginfo_any)
	PHP_FE(abi_fields, arginfo_any)
	PHP_FE(abi_import, arginfo_any)
	PHP_FE(abi_open, arginfo_any)
	PHP_FE(abi_strerror, arginfo_any)
	PHP_FE(abi_last_error, arginfo_any)
	PHP_FE(abi_fail, arginfo_any)
	PHP_FE(abi_detach, arginfo_any)
#ifdef ZTS
	PHP_FE(abi_threads, arginfo_any)
#endif
	PHP_FE_END
};

static const zend_module_dep sockets_abi_deps[] = {
	ZEND_MOD_REQUIRED("sockets")
	ZEND_MOD_END
};

zend_module_entry sockets_abi_module_entry = {
	STANDARD_MODULE_HEADER_EX,
	NULL,
	sockets_abi_deps,
	"sockets_abi",
	sockets_abi_functions,
	NULL,
	NULL,
	NULL,
	NULL,
	NULL,
	PHP_VERSION,
	STANDARD_MODULE_PROPERTIES
};

#ifdef COMPILE_DL_SOCKETS_ABI
ZEND_GET_MODULE(sockets_abi)
#endif
