/* For other extensions: how the Rust implementation of sockets looks from C. Structures,
 * names and symbols are those of PHP's own ext/sockets/php_sockets.h, so that an extension
 * that was written for it (event, ev, uv, swoole) is built against this one unchanged. It
 * is installed only where PHP brought none. */

#ifndef PHP_SOCKETS_H
#define PHP_SOCKETS_H

#ifdef HAVE_CONFIG_H
# include "config.h"
#endif

/* A configure script may try this file alone, without PHP's include path: it is empty then,
 * as PHP's own is. Whoever has included php.h, or says HAVE_SOCKETS, gets all of it. */
#if (defined(HAVE_SOCKETS) && HAVE_SOCKETS) || defined(PHP_H)

#ifndef HAVE_SOCKETS
# define HAVE_SOCKETS 1
#endif

#include <errno.h>
#include <stdbool.h>
#include <stddef.h>
#include <sys/socket.h>

#include <php.h>

BEGIN_EXTERN_C()

#define PHP_SOCKETS_VERSION PHP_VERSION

#ifdef __GNUC__
# define PHP_SOCKETS_API __attribute__((visibility("default")))
#else
# define PHP_SOCKETS_API
#endif

/* A module that is loaded: nothing can be linked to its entry. */
#define phpext_sockets_ptr NULL

/* A descriptor, -1 when closed. */
typedef int PHP_SOCKET;

#define IS_INVALID_SOCKET(sock) ((sock)->bsd_socket < 0)

/* An object of class Socket. Its zend_object comes last. */
typedef struct {
	/* the descriptor */
	PHP_SOCKET bsd_socket;
	/* the address family, in spite of the name */
	int type;
	/* errno of what failed last on this socket */
	int error;
	int blocking;
	/* the stream that it was made from or exported to */
	zval zstream;
	zend_object std;
} php_socket;

/* The class Socket: only its objects are a php_socket. */
extern PHP_SOCKETS_API zend_class_entry *socket_ce;

static zend_always_inline php_socket *socket_from_obj(zend_object *object)
{
	return (php_socket *) (void *) ((char *) object - offsetof(php_socket, std));
}

#define Z_SOCKET_P(zv) socket_from_obj(Z_OBJ_P(zv))

/* Throws when the socket, a function's first argument, has been closed. */
#define ENSURE_SOCKET_VALID(sock) \
	do { \
		if (UNEXPECTED(IS_INVALID_SOCKET(sock))) { \
			zend_argument_error(NULL, 1, "has already been closed"); \
			RETURN_THROWS(); \
		} \
	} while (0)

ZEND_BEGIN_MODULE_GLOBALS(sockets)
	/* what socket_last_error() returns without a socket */
	int last_error;
	char *strerror_buf;
	/* more of our own follows */
ZEND_END_MODULE_GLOBALS(sockets)

PHP_SOCKETS_API ZEND_EXTERN_MODULE_GLOBALS(sockets)
#define SOCKETS_G(field) ZEND_MODULE_GLOBALS_ACCESSOR(sockets, field)

/* The text of an errno or of a failed look-up, good until the next call on this thread. */
PHP_SOCKETS_API char *sockets_strerror(int error);

/* Makes a Socket that has no descriptor yet one over this descriptor. When that fails, there
 * is a warning, and the descriptor is still the caller's. */
#if PHP_VERSION_ID >= 80400
PHP_SOCKETS_API bool socket_import_file_descriptor(PHP_SOCKET fd, php_socket *sock);
#else
PHP_SOCKETS_API int socket_import_file_descriptor(PHP_SOCKET fd, php_socket *sock);
#endif

/* Notes a failure on the socket and for the request; warns unless it only means "not yet". */
#define PHP_SOCKET_ERROR(sock, text, number) \
	do { \
		const int failed_with = (number); \
		(sock)->error = failed_with; \
		SOCKETS_G(last_error) = failed_with; \
		if (failed_with != EAGAIN && failed_with != EWOULDBLOCK && failed_with != EINPROGRESS) { \
			php_error_docref(NULL, E_WARNING, "%s [%d]: %s", \
				(text), failed_with, sockets_strerror(failed_with)); \
		} \
	} while (0)

/* socket_read()'s third argument. */
#define PHP_NORMAL_READ 1
#define PHP_BINARY_READ 2

END_EXTERN_C()

#endif
#endif
