#!/bin/sh
# run.sh <php-config> <sockets extension> [directory for php's other shared extensions]
#
# Builds sockets_abi.c with phpize against the headers of the PHP that php-config belongs
# to, loads it together with the given sockets extension, and runs check.php: PASS and
# FAIL lines, exit code 0 when all passed. A PHP with ZTS runs thread.php in threads too.
# Works in a temporary folder of its own.
set -eu

if [ $# -lt 2 ]; then
    echo "usage: $0 <php-config> <sockets extension>" >&2
    exit 2
fi
config=$1
extension=$2
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
case $extension in
/*) ;;
*) extension=$(pwd)/$extension ;;
esac
config=$(command -v "$config") || { echo "FAIL no such php-config: $1"; exit 1; }
bin=$(dirname -- "$config")
suffix=$(basename -- "$config")
suffix=${suffix#php-config}

# An unpacked PHP's php-config may know no binary; it is beside it then.
php=$("$config" --php-binary)
[ -x "$php" ] || php=$bin/php$suffix
phpize=$bin/phpize$suffix
for needed in "$php" "$phpize" "$extension"; do
    [ -e "$needed" ] || { echo "FAIL missing: $needed"; exit 1; }
done

work=$(mktemp -d "${TMPDIR:-/tmp}/sockets-abi.XXXXXX")
trap 'rm -rf "$work"' EXIT INT TERM
cp "$here/config.m4" "$here/sockets_abi.c" "$work/"
cd "$work"

# phpize names the place that PHP was built for, which an unpacked one is not in.
prefix=$("$config" --prefix)
aclocal=$prefix/share/aclocal
[ -d "$aclocal" ] || aclocal=/usr/share/aclocal
sed -e "s#^prefix=.*#prefix='$prefix'#" -e "s#^aclocaldir=.*#aclocaldir='$aclocal'#" "$phpize" > phpize.sh
if ! { sh ./phpize.sh && ./configure --with-php-config="$config" && make; } > build.log 2>&1; then
    tail -n 30 build.log
    echo "FAIL the C extension does not build against $("$config" --version)'s php_sockets.h"
    exit 1
fi
if grep 'sockets_abi.c:.*warning:' build.log; then
    echo "FAIL the compiler warns"
    exit 1
fi
echo "PASS builds against the headers of PHP $("$config" --version)"

"$php" -n -d "extension=$extension" -d "extension=$work/modules/sockets_abi.so" "$here/check.php"
