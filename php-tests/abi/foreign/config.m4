dnl Four extensions that find sockets the way event, ev, uv and swoole do, each by its own.

PHP_ARG_ENABLE([sockets_foreign],
  [whether to build the four],
  [AS_HELP_STRING([--enable-sockets-foreign], [Build the four])],
  [yes])

dnl As event does: the header alone, by its full name, without PHP's include path.
AC_CHECK_HEADERS([$phpincludedir/ext/sockets/php_sockets.h], [],
  [AC_MSG_ERROR([there is no $phpincludedir/ext/sockets/php_sockets.h])])
AC_DEFINE([HAVE_SOCKETS], [1], [Packages of PHP may leave it out])

PHP_ADD_EXTENSION_DEP(like_event, sockets)
PHP_NEW_EXTENSION([like_event], [event.c], [$ext_shared])
PHP_ADD_EXTENSION_DEP(like_ev, sockets)
PHP_NEW_EXTENSION([like_ev], [ev.c], [$ext_shared])
PHP_NEW_EXTENSION([like_uv], [uv.c], [$ext_shared])
AS_IF([test "$SOCKETS_WITHOUT_CXX" != yes], [
  PHP_REQUIRE_CXX()
  PHP_ADD_EXTENSION_DEP(like_swoole, sockets)
  PHP_NEW_EXTENSION([like_swoole], [swoole.cc], [$ext_shared], [], [], [yes])
])
