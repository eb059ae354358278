#!/bin/sh
# Installs a package of ours, enables, serves, upgrades, removes, and looks at each step at
# what PHP does. Usage: deb.sh FILE.deb BRANCH, as root.
# All of it happens in a copy-on-write view of this machine (overlayfs, in namespaces of
# its own): what dpkg and phpenmod write is gone with this script.
# Prints "ok - what" or "not ok - what" per check.
set -u
if [ -z "${SOCKETS_DEB_INSIDE:-}" ]; then
    SOCKETS_DEB_INSIDE=$(mktemp -d /tmp/sockets-deb.XXXXXX) || exit 1
    export SOCKETS_DEB_INSIDE
    cp "$1" "$SOCKETS_DEB_INSIDE/package.deb" && cp "$0" "$SOCKETS_DEB_INSIDE/deb.sh" || exit 1
    unshare --mount --net --pid --fork sh -c '
        set -e
        top=$SOCKETS_DEB_INSIDE/top
        mkdir "$top" && mount -t tmpfs none "$top"
        mkdir "$top/upper" "$top/work" "$top/root"
        mount -t overlay overlay \
            -o lowerdir=/,upperdir="$top/upper",workdir="$top/work" "$top/root"
        mount -t proc none "$top/root/proc"
        mount --rbind /dev "$top/root/dev"
        # What a folder that is mounted over / would hide; the overlay has / alone.
        mkdir -p "$top/root$SOCKETS_DEB_INSIDE"
        cp "$SOCKETS_DEB_INSIDE/package.deb" "$SOCKETS_DEB_INSIDE/deb.sh" "$top/root$SOCKETS_DEB_INSIDE/"
        ip link set lo up
        exec chroot "$top/root" sh "$SOCKETS_DEB_INSIDE/deb.sh" "$SOCKETS_DEB_INSIDE/package.deb" "$1"
    ' sh "$2"
    status=$?
    rm -rf "$SOCKETS_DEB_INSIDE"
    exit $status
fi

package=$1
branch=$2
php=php$branch
name=php$branch-sockets-rs
distribution=$($php -n -r 'echo PHP_EXTENSION_DIR;')/sockets.so
export DEBIAN_FRONTEND=noninteractive

check() {
    what=$1
    shift
    if "$@" >/tmp/check.out 2>&1; then
        echo "ok - $what"
    else
        echo "not ok - $what"
        sed 's/^/#   /' /tmp/check.out | tail -n 20
    fi
}
# What of this machine's PHP must be the same at the end.
state() {
    sha256sum "$distribution"
    ls -l "/etc/php/$branch"/*/conf.d | awk '{ print $9, $10, $11 }'
    ls "/etc/php/$branch/mods-available"
    $php -m 2>&1
    $php -r 'echo function_exists("socket_select") ? "sockets" : "none", "\n";' 2>&1
}
same() { state >/tmp/state.now; diff "$1" /tmp/state.now; }
# Whose sockets PHP has: only ours has a setting.
whose() {
    $php -r 'echo !extension_loaded("sockets") ? "none" : (ini_get("sockets.handles") === false ? "theirs" : "ours");' 2>&1
}
uses() { got=$(whose); [ "$got" = "$1" ] || { echo "PHP has: $got"; return 1; }; }
silent() { said=$($php -r '' 2>&1); [ -z "$said" ] || { echo "$said"; return 1; }; }
says() { want=$1; shift; "$@" 2>&1 | tee /tmp/says.out | grep -qF "$want" || { cat /tmp/says.out; return 1; }; }
serves() {
    cat >/tmp/server.php <<'PHP'
<?php
$listener = socket_create_listen(0);
socket_getsockname($listener, $address, $port);
echo $port, "\n";
$client = socket_accept($listener);
socket_write($client, strrev(rtrim(socket_read($client, 100))) . "\n");
socket_close($client);
PHP
    rm -f /tmp/port
    timeout 20 "$php" /tmp/server.php >/tmp/port &
    for try in 1 2 3 4 5 6 7 8 9 10; do [ -s /tmp/port ] && break; sleep 0.2; done
    # The client has only streams, and none of ours.
    answer=$($php -n -r '$c = stream_socket_client("tcp://127.0.0.1:" . $argv[1], $e, $t, 5);
        fwrite($c, "stressed\n"); echo fgets($c);' "$(cat /tmp/port)")
    wait
    [ "$answer" = desserts ] || { echo "the client got: $answer"; return 1; }
}
nothing_left() {
    left=$(find /etc /usr/lib/php /usr/share /var/lib/php /var/lib/dpkg/info -name '*sockets-rs*')
    [ -z "$left" ] || { echo "$left"; return 1; }
}

phpenmod -v "$branch" sockets
state >/tmp/state.before
check "before: PHP has the distribution's sockets" uses theirs
check "it installs, and says how to use it" says "phpdismod -v $branch sockets && phpenmod -v $branch sockets-rs" dpkg -i "$package"
check "installing overwrote nothing of the distribution's" sha256sum --check --status - <<SUM
$(head -n 1 /tmp/state.before)
SUM
check "installing alone changed nothing for PHP" uses theirs
check "the ini is a configuration file of the package" says "/etc/php/$branch/mods-available/sockets-rs.ini" dpkg-query -W -f '${Conffiles}' "$name"

phpenmod -v "$branch" sockets-rs
check "both enabled: PHP keeps one and says so" says 'Module "sockets" is already loaded' "$php" -r ''
phpdismod -v "$branch" sockets
check "the distribution's disabled: PHP starts in silence" silent
check "and has ours" uses ours
check "it serves a client that has only streams" serves

check "it installs over itself" dpkg -i "$package"
check "and stays enabled" uses ours

newer() {
    dpkg-deb --raw-extract "$package" /tmp/newer &&
        sed -i 's/^Version: .*/&.1/' /tmp/newer/DEBIAN/control &&
        dpkg-deb --root-owner-group --build /tmp/newer /tmp/newer.deb
}
check "a newer one can be made of it" newer
check "the newer one takes its place" dpkg -i /tmp/newer.deb
check "and it stays enabled" uses ours

check "it is removed, and says how to go back" says "phpenmod -v $branch sockets" dpkg -r "$name"
check "without it PHP starts in silence" silent
phpenmod -v "$branch" sockets
check "enabled again, PHP has the distribution's" uses theirs
check "it is purged" dpkg -P "$name"
check "nothing of it is left" nothing_left
check "everything is as before" same /tmp/state.before
