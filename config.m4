dnl The phpize road: phpize && ./configure && make && make test && make install.
dnl Cargo does the building (Makefile.frag); this looks for what cargo will need, so that
dnl what is missing is said here, in one line, and not by a compiler later.

PHP_ARG_ENABLE([sockets],
  [whether to build sockets],
  [AS_HELP_STRING([--enable-sockets],
    [Build sockets; there is nothing else to build])],
  [yes],
  [yes])

AC_ARG_VAR([CARGO], [the cargo to build with])
AC_ARG_VAR([RUSTC], [the rustc to build with])
AC_ARG_VAR([LIBCLANG_PATH], [the folder that holds libclang, if it is in no usual place])

AC_MSG_CHECKING([for cargo])
SOCKETS_CARGO=`command -v "${CARGO:-cargo}" 2>/dev/null`
AC_MSG_RESULT([${SOCKETS_CARGO:-no}])
AS_VAR_IF([SOCKETS_CARGO], [],
  [AC_MSG_ERROR([cargo is missing: sockets is written in Rust. Install Rust (rustup, or your system's cargo package), or set CARGO])])

AC_MSG_CHECKING([for rustc])
SOCKETS_RUSTC=`command -v "${RUSTC:-rustc}" 2>/dev/null`
AC_MSG_RESULT([${SOCKETS_RUSTC:-no}])
AS_VAR_IF([SOCKETS_RUSTC], [],
  [AC_MSG_ERROR([rustc is missing, though cargo is there. Install the whole of Rust, or set RUSTC])])

AC_MSG_CHECKING([for the version of rustc])
sockets_least=`$SED -n 's/^rust-version = "\(@<:@0-9.@:>@*\)"$/\1/p' "$abs_srcdir/Cargo.toml"`
sockets_rustc=`cd "$abs_srcdir" && "$SOCKETS_RUSTC" --version 2>/dev/null | $SED -n 's/^rustc \(@<:@0-9@:>@*\.@<:@0-9@:>@*\).*/\1/p'`
AC_MSG_RESULT([${sockets_rustc:-unknown}])
AS_VERSION_COMPARE([${sockets_rustc:-0}], [$sockets_least],
  [AC_MSG_ERROR([rustc ${sockets_rustc:-of unknown version} is too old: sockets needs $sockets_least or newer (rustup update)])])

dnl bindgen reads PHP's headers with libclang, which it loads from LIBCLANG_PATH, from
dnl where llvm-config points, or from the places below.
AC_MSG_CHECKING([for libclang])
sockets_libclang=
sockets_llvm=`llvm-config --prefix 2>/dev/null`
for sockets_dir in "$LIBCLANG_PATH" ${sockets_llvm:+"$sockets_llvm/lib"} \
    /usr/local/llvm*/lib* /usr/local/lib* /usr/local/lib*/* /usr/lib* /usr/lib*/* /usr/lib*/*/* \
    /opt/homebrew/opt/llvm/lib /Library/Developer/CommandLineTools/usr/lib; do
  AS_CASE([$sockets_dir],
    [*/libclang*], [test -f "$sockets_dir" && sockets_libclang=$sockets_dir && break])
  for sockets_file in "$sockets_dir"/libclang.so "$sockets_dir"/libclang.so.* \
      "$sockets_dir"/libclang-*.so "$sockets_dir"/libclang-*.so.* "$sockets_dir"/libclang.dylib; do
    test -f "$sockets_file" && sockets_libclang=$sockets_file && break 2
  done
done
AC_MSG_RESULT([${sockets_libclang:-no}])
AS_VAR_IF([sockets_libclang], [],
  [AC_MSG_ERROR([libclang is missing: it reads PHP's headers. Install it (libclang-dev on Debian, clang-libs or clang elsewhere), or set LIBCLANG_PATH])])

AS_IF([test ! -x "$PHP_EXECUTABLE"],
  [AC_MSG_ERROR([$PHP_CONFIG names no php that runs: the build asks PHP about itself])])

dnl The build script starts php-config itself, from a folder that need not be this one.
SOCKETS_PHP_CONFIG=`command -v "$PHP_CONFIG"`
AS_CASE([$SOCKETS_PHP_CONFIG], [/*], [], [SOCKETS_PHP_CONFIG=$abs_builddir/$SOCKETS_PHP_CONFIG])

PHP_SUBST([SOCKETS_CARGO])
PHP_SUBST([SOCKETS_RUSTC])
PHP_SUBST([SOCKETS_PHP_CONFIG])
PHP_SUBST([LIBCLANG_PATH])

PHP_MODULES="$PHP_MODULES \$(phplibdir)/sockets.la"
PHP_PECL_EXTENSION=sockets
PHP_SUBST([PHP_PECL_EXTENSION])

dnl phpize's own clean deletes every .so and .a below this folder, cargo's and those of
dnl other PHP versions that the tests fetched too. Makefile.frag has one that knows them.
AS_IF([test -w "$abs_srcdir/build/Makefile.global"], [
  $SED -e '/^clean:/,/^$/d' -e '/^prof-clean:/,/^$/d' \
    "$abs_srcdir/build/Makefile.global" > Makefile.global.tmp &&
    cat Makefile.global.tmp > "$abs_srcdir/build/Makefile.global"
  rm -f Makefile.global.tmp
])

ext_srcdir=$abs_srcdir
ext_builddir=.
PHP_ADD_BUILD_DIR([$ext_builddir])
PHP_ADD_MAKEFILE_FRAGMENT
