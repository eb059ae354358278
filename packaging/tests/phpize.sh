#!/bin/sh
# Takes the phpize road in a fresh clone, in the steps that PIE takes, and looks at what it
# leaves behind. Usage: phpize.sh FOLDER PHP-CONFIG [BASE]; FOLDER is kept between runs, so
# that the second is quick. phpize is the one beside PHP-CONFIG.
# Prints "ok - what", "not ok - what" or "skip - what" per check.
set -u
folder=$1
config=$2
root=$(cd "$(dirname "$0")/../.." && pwd)
phpize=$(echo "$config" | sed 's/php-config\([^/]*\)$/phpize\1/')
php=$("$config" --php-binary)
clone=$folder/clone
mkdir -p "$folder/target" || exit 1

check() {
    what=$1
    shift
    if "$@" >"$folder/out" 2>&1; then
        echo "ok - $what"
    else
        echo "not ok - $what"
        sed 's/^/#   /' "$folder/out" | tail -n 20
    fi
}
is() { [ "$1" = "$2" ] || { echo "it is: $1"; return 1; }; }
# Fails with exactly one line of error, which holds $1.
refuses() {
    want=$1
    shift
    "$@" >"$folder/refused" 2>&1 && { echo "it went through"; return 1; }
    is "$(grep -c 'error:' "$folder/refused")" 1 && grep 'error:' "$folder/refused" | grep -qF "$want" ||
        { cat "$folder/refused"; return 1; }
}
clean() { said=$(git status --porcelain); [ -z "$said" ] || { echo "$said"; return 1; }; }

# As a clone of its own, whatever the checkout is.
rm -rf "$clone" && sh "$root/packaging/copy.sh" "$clone" && cd "$clone" || exit 1
git init -q . && git add -A && git -c user.name=test -c user.email=test@localhost commit -qm all || exit 1
ln -s "$folder/target" target

# What PIE reads.
name=$("$php" -n -r '$c = json_decode(file_get_contents("composer.json"), true, 9, JSON_THROW_ON_ERROR);
    $c["type"] === "php-ext" && preg_match("~^[a-z0-9_.-]+/[a-z0-9_.-]+$~", $c["name"]) || exit(1);
    echo $c["php-ext"]["extension-name"] ?? explode("/", $c["name"])[1];')
check "composer.json is an extension's, and names it as PHP does" is "$name" sockets

check "phpize" "$phpize"
check "a missing cargo is said in one line" refuses "cargo is missing" \
    env CARGO=/nonexistent/cargo ./configure --with-php-config="$config"
check "a missing rustc is said in one line" refuses "rustc is missing" \
    env RUSTC=/nonexistent/rustc ./configure --with-php-config="$config"
printf '#!/bin/sh\necho "rustc 1.70.0 (90c541806 2023-05-31)"\n' >"$folder/old-rustc" && chmod +x "$folder/old-rustc"
check "an old rustc is said in one line" refuses "rustc 1.70 is too old: sockets needs" \
    env RUSTC="$folder/old-rustc" ./configure --with-php-config="$config"
if [ "$(id -u)" = 0 ] && unshare --mount true 2>/dev/null; then
    without_libclang() {
        mkdir -p "$folder/view" && unshare --mount sh -c '
            mount -t tmpfs none "$1" && mkdir "$1/upper" "$1/work" "$1/root" &&
            mount -t overlay overlay -o lowerdir=/,upperdir="$1/upper",workdir="$1/work" "$1/root" &&
            mount --rbind /dev "$1/root/dev" && mount --rbind /proc "$1/root/proc" && here=$(pwd) &&
            for rust in "${CARGO_HOME:-$HOME/.cargo}" "${RUSTUP_HOME:-$HOME/.rustup}"; do
                [ ! -d "$rust" ] || mount --rbind "$rust" "$1/root$rust" || exit
            done &&
            find "$1/root/usr" "$1/root/opt" -name "libclang*.so*" -delete &&
            exec chroot "$1/root" env -u LIBCLANG_PATH sh -c "cd \"$here\" && ./configure --with-php-config=\"$2\""
        ' sh "$folder/view" "$config"
    }
    check "a missing libclang is said in one line" refuses "libclang is missing" without_libclang
else
    echo "skip - a missing libclang is said in one line (wants root)"
fi

check "configure" ./configure --with-php-config="$config"
check "make" make -j2
check "make made modules/$name.so" test -f "modules/$name.so"
check "make test runs our tests with PHP's own runner" sh -c "
    make test TESTS='php-tests/module' >'$folder/test-output' 2>&1 || { tail -n 30 '$folder/test-output'; exit 1; }
    grep -q '^Tests passed *: *[1-9]' '$folder/test-output'"
mkdir -p "$folder/installed" && rm -rf "$folder/installed"
check "make install, as a root without cargo" env PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/nonexistent \
    make install INSTALL_ROOT="$folder/installed"
headers=$("$config" --include-dir)/ext/sockets/php_sockets.h
if test -f "$headers"; then
    check "PHP's own php_sockets.h stays the only one" test ! -e "$folder/installed$headers"
else
    check "php_sockets.h is installed for a PHP that has none" cmp packaging/include/php_sockets.h "$folder/installed$headers"
fi
check "make install again" env PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/nonexistent \
    make install INSTALL_ROOT="$folder/installed"
library=$folder/installed$("$config" --extension-dir)/$name.so
check "PHP loads what was installed" is "$("$php" -n -d "extension=$library" -r 'echo phpversion("sockets") === PHP_VERSION, ini_get("sockets.handles");' 2>&1)" "1object"
check "git sees nothing of it all" clean
mkdir -p .php && touch .php/other.so
# Links to cargo's work, for the next run of this.
rm -rf "$folder/kept" && cp -al "$folder/target" "$folder/kept"
check "make clean" make clean
check "nothing built is left" test ! -e modules -a ! -e target/release
check "what is not of this build is" test -f .php/other.so
rm -rf "$folder/target" && mv "$folder/kept" "$folder/target"
check "phpize --clean" "$phpize" --clean
check "git sees nothing still" clean
