#!/bin/sh
# run.sh <php-config> <sockets extension> [<C's sockets extension>]
#
# Builds C extensions with phpize and lets them take the given extension's sockets apart:
# "ok - what", "not ok - what" and "skip - what" lines, exit code 0 when nothing failed.
#
# - sockets_abi.c with everything that PHP's header offers, against PHP's own php_sockets.h,
#   where that PHP has one, and against the one that we install;
# - foreign/, which does what event, ev, uv and swoole do, built against a view of PHP's
#   headers that has only ours: what they print must be the same with C's sockets and ours;
# - the symbols that the two offer.
#
# A PHP with ZTS runs thread.php in threads too. CHECKER, if set, is a command that runs PHP. Works in a temporary folder of its own.
set -eu

if [ $# -lt 2 ]; then
    echo "usage: $0 <php-config> <sockets extension> [<C's sockets extension>]" >&2
    exit 2
fi
config=$1
extension=$2
judge=${3:-}
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
case $extension in
/*) ;;
*) extension=$(pwd)/$extension ;;
esac
config=$(command -v "$config") || { echo "not ok - no such php-config: $1"; exit 1; }
bin=$(dirname -- "$config")
suffix=$(basename -- "$config")
suffix=${suffix#php-config}

# An unpacked PHP's php-config may know no binary; it is beside it then.
php=$("$config" --php-binary)
[ -x "$php" ] || php=$bin/php$suffix
phpize=$bin/phpize$suffix
for needed in "$php" "$phpize" "$extension"; do
    [ -e "$needed" ] || { echo "not ok - missing: $needed"; exit 1; }
done

work=$(mktemp -d "${TMPDIR:-/tmp}/sockets-abi.XXXXXX")
trap 'rm -rf "$work"' EXIT INT TERM
failed=0
fail() { echo "not ok - $1"; failed=1; }

# phpize names the place that PHP was built for, which an unpacked one is not in.
prefix=$("$config" --prefix)
aclocal=$prefix/share/aclocal
[ -d "$aclocal" ] || aclocal=/usr/share/aclocal
sed -e "s#^prefix=.*#prefix='$prefix'#" -e "s#^aclocaldir=.*#aclocaldir='$aclocal'#" "$phpize" >"$work/phpize.sh"
# A compiler for another processor makes programs that configure can't run.
host=
case ${CC:-} in
*-linux-gnu-gcc) host=--host=${CC%-gcc} ;;
esac

# build <folder> <php-config> <what>: phpize, configure, make; no warnings.
build() {
    if ! (cd "$1" && sh ../phpize.sh && ./configure $host --with-php-config="$2" && make) >"$1.log" 2>&1; then
        tail -n 30 "$1.log"
        fail "$3 does not build"
        return 1
    fi
    if grep -E '\.(c|cc|h):.*warning:' "$1.log"; then
        fail "$3: the compiler warns"
        return 1
    fi
    echo "ok - $3 builds"
}

# PHP's headers with ours in place of whatever they have of sockets.
headers=$("$config" --include-dir)
cp -as "$headers" "$work/headers"
rm -rf "$work/headers/ext/sockets"
mkdir "$work/headers/ext/sockets"
cp "$here/../../packaging/include/php_sockets.h" "$work/headers/ext/sockets/"
sed "s#^include_dir=.*#include_dir='$work/headers'#" "$config" >"$work/php-config"
chmod +x "$work/php-config"

# layout <folder> <php-config> <whose header>
layout() {
    mkdir "$work/$1"
    cp "$here/config.m4" "$here/sockets_abi.c" "$work/$1/"
    build "$work/$1" "$2" "a C extension, against $3 header," || return 0
    ${CHECKER:-} "$php" -n -d "extension=$extension" -d "extension=$work/$1/modules/sockets_abi.so" "$here/check.php" || failed=1
}
if [ -f "$headers/ext/sockets/php_sockets.h" ]; then
    layout theirs "$config" "PHP $("$config" --version)'s"
else
    echo "skip - PHP $("$config" --version) has no php_sockets.h"
fi
layout ours "$work/php-config" "our own"

if [ -n "$judge" ]; then
    symbols() { readelf --dyn-syms --wide "$1" | awk '$5 != "LOCAL" && $7 ~ /^[0-9]+$/ { print $8 }' | sort; }
    symbols "$judge" >"$work/symbols.c"
    symbols "$extension" >"$work/symbols.ours"
    # Built with phpize, C's shows all of its own functions too.
    if grep -q '^zif_' "$work/symbols.c"; then
        grep -Fx -f "$work/symbols.ours" "$work/symbols.c" >"$work/symbols" && mv "$work/symbols" "$work/symbols.c"
    fi
    if [ -s "$work/symbols.c" ] && diff "$work/symbols.c" "$work/symbols.ours"; then
        echo "ok - the same symbols as C's sockets: $(echo $(cat "$work/symbols.c"))"
    else
        fail "not the same symbols as C's sockets"
    fi
fi

mkdir "$work/foreign"
cp "$here"/foreign/* "$work/foreign/"
case ${CC:-} in
*-gcc)
    # musl's has none, and a cross compiler's is a package of its own.
    export CXX="${CC%-gcc}-g++"
    if ! command -v "$CXX" >/dev/null; then
        export SOCKETS_WITHOUT_CXX=yes
        echo "skip - swoole's stand-in: there is no $CXX"
    fi
    ;;
esac
if build "$work/foreign" "$work/php-config" "what stands in for event, ev, uv and swoole"; then
    # run <sockets extension> <output>
    run() {
        set -- "$2" -n -d "extension=$1"
        output=$1
        shift
        for module in "$work"/foreign/modules/*.so; do
            set -- "$@" -d "extension=$module"
        done
        "$php" "$@" "$here/foreign/check.php" >"$output" 2>&1 && return
        # Two that break off alike are no proof.
        cat "$output"
        fail "event, ev, uv and swoole: the program ended with an error"
    }
    run "$extension" "$work/ours.out"
    if [ -n "$judge" ]; then
        run "$judge" "$work/c.out"
        if diff "$work/c.out" "$work/ours.out"; then
            echo "ok - event, ev, uv and swoole: $(grep -c ': ' "$work/c.out") steps as with C's sockets"
        else
            fail "event, ev, uv and swoole: not as with C's sockets"
        fi
    fi
fi

exit $failed
