/* As ev does: takes the descriptor out of a Socket, once its header has been included on
 * account of HAVE_SOCKETS alone. */

#ifdef HAVE_CONFIG_H
# include "config.h"
#endif

#include <php.h>
#ifdef HAVE_SOCKETS
# include "ext/sockets/php_sockets.h"
#endif

#include <sys/epoll.h>
#include <unistd.h>

/* The events of an epoll set that holds this socket alone. */
PHP_FUNCTION(like_ev_ask)
{
	zval *arg;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_OBJECT_OF_CLASS(arg, socket_ce)
	ZEND_PARSE_PARAMETERS_END();

	php_socket *sock = Z_SOCKET_P(arg);
	ENSURE_SOCKET_VALID(sock);
	struct epoll_event event = { .events = EPOLLIN | EPOLLOUT };
	int set = epoll_create1(EPOLL_CLOEXEC);
	if (epoll_ctl(set, EPOLL_CTL_ADD, sock->bsd_socket, &event) < 0 || epoll_wait(set, &event, 1, 1000) != 1) {
		event.events = 0;
	}
	close(set);
	RETURN_LONG(event.events);
}

ZEND_BEGIN_ARG_INFO_EX(one, 0, 0, 1)
	ZEND_ARG_INFO(0, socket)
ZEND_END_ARG_INFO()

static const zend_function_entry functions[] = {
	PHP_FE(like_ev_ask, one)
	PHP_FE_END
};

static const zend_module_dep needed[] = {
	ZEND_MOD_REQUIRED("sockets")
	ZEND_MOD_END
};

zend_module_entry like_ev_module_entry = {
	STANDARD_MODULE_HEADER_EX, NULL, needed,
	"like_ev", functions, NULL, NULL, NULL, NULL, NULL, "1", STANDARD_MODULE_PROPERTIES
};

#ifdef ZTS
ZEND_TSRMLS_CACHE_DEFINE()
#endif
ZEND_GET_MODULE(like_ev)
