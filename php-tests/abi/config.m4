PHP_ARG_ENABLE([sockets_abi],
  [whether to build sockets_abi],
  [AS_HELP_STRING([--enable-sockets-abi], [Build sockets_abi])],
  [yes])

PHP_ADD_EXTENSION_DEP(sockets_abi, sockets)
PHP_NEW_EXTENSION([sockets_abi], [sockets_abi.c], [$ext_shared])
