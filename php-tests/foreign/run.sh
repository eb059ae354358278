#!/bin/sh
# run.sh PHP OURS C: real servers and clients of other projects against both extensions.
# Clients of ours talk to redis, memcached, beanstalkd, dnsmasq and rsyslog; curl and wrk talk
# to examples/http.php. What they print must be the same with OURS as with C. PASS and FAIL
# lines; exit code 0 when nothing failed. In a network of its own, where the ports are free.
set -u
if [ -z "${SOCKETS_FOREIGN_INSIDE:-}" ]; then
    user=
    [ "$(id -u)" = 0 ] || user=--map-root-user
    SOCKETS_FOREIGN_INSIDE=1 exec unshare $user --net --mount --pid --fork --mount-proc sh "$0" "$@"
fi
PATH=$PATH:/usr/sbin:/sbin
php=$1 ours=$2 c=$3
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
# The end of this shell, the first of its processes, ends them all.
trap 'rm -rf "$work"' EXIT
ip link set lo up
failed=0

# up PORT: waits until somebody listens there.
up() {
    for try in $(seq 100); do
        "$php" -n -r 'exit(@stream_socket_client("tcp://127.0.0.1:$argv[1]", $n, $text, 1) ? 0 : 1);' "$1" && return
        sleep 0.1
    done
    echo "nobody listens on port $1"
    return 1
}

# all EXTENSION FOLDER: new servers, every client, its output in a file of its name.
all() {
    out=$2 php_with="$php -n -d extension=$1"
    mkdir -p "$out/redis"
    cat >"$out/rsyslog.conf" <<CONF
module(load="imuxsock" SysSock.Use="off")
input(type="imuxsock" Socket="$out/log.sock" CreatePath="on")
module(load="imudp")
input(type="imudp" port="514")
module(load="imtcp")
input(type="imtcp" port="514")
template(name="plain" type="string" string="%syslogtag%%msg%\n")
*.* action(type="omfile" file="$out/log" template="plain")
CONF
    redis-server --port 6379 --unixsocket "$out/redis.sock" --dir "$out/redis" --save '' >/dev/null 2>&1 & servers=$!
    memcached -u "$(id -un)" -l 127.0.0.1 -p 11211 -U 11211 >/dev/null 2>&1 & servers="$servers $!"
    beanstalkd -l 127.0.0.1 -p 11300 >/dev/null 2>&1 & servers="$servers $!"
    dnsmasq --keep-in-foreground --conf-file=/dev/null --pid-file= --no-resolv --no-hosts --user="$(id -un)" --bind-interfaces \
        --listen-address=127.0.0.1 --address=/peer.test/192.0.2.7 --txt-record=text.test,words >/dev/null 2>&1 & servers="$servers $!"
    rsyslogd -n -f "$out/rsyslog.conf" -i "$out/rsyslog.pid" >/dev/null 2>&1 & servers="$servers $!"
    $php_with "$here/../../examples/http.php" 127.0.0.1 8080 >/dev/null 2>&1 & servers="$servers $!"
    for port in 6379 11211 11300 53 514 8080; do up $port || return; done

    $php_with "$here/redis.php" "$out/redis.sock" >"$out/redis.out" 2>&1
    $php_with "$here/memcached.php" >"$out/memcached.out" 2>&1
    $php_with "$here/beanstalkd.php" >"$out/beanstalkd.out" 2>&1
    $php_with "$here/dnsmasq.php" >"$out/dnsmasq.out" 2>&1
    $php_with "$here/rsyslog.php" "$out/log.sock" "$out/log" >"$out/rsyslog.out" 2>&1
    {
        curl --silent --show-error --include http://127.0.0.1:8080/ http://127.0.0.1:8080/nowhere | grep -v '^Date:'
        curl --silent --show-error http://127.0.0.1:8080/bytes/5000000 | sha256sum
        head -c 500000 /dev/zero | curl --silent --show-error --data-binary @- http://127.0.0.1:8080/echo | sha256sum
        curl --no-progress-meter --parallel --parallel-immediate 'http://127.0.0.1:8080/bytes/[1000-1050]' 2>/dev/null | wc -c
    } >"$out/curl.out" 2>&1
    wrk --threads 2 --connections 100 --duration 3 http://127.0.0.1:8080/ >"$out/wrk.txt" 2>&1
    # Of its figures only what no clock decides.
    { grep -E 'Socket errors|Non-2xx' "$out/wrk.txt"; grep -cE 'Requests/sec: +[1-9]' "$out/wrk.txt"; } >"$out/wrk.out"
    kill $servers
    wait $servers
}

all "$c" "$work/c" 2>/dev/null || echo "FAIL with C's sockets the servers do not all start"
all "$ours" "$work/ours" 2>/dev/null || echo "FAIL with ours the servers do not all start"
for client in redis memcached beanstalkd dnsmasq rsyslog curl wrk; do
    lines=$(wc -l 2>/dev/null <"$work/ours/$client.out" || echo 0)
    # Two that break off alike are no proof.
    if grep -E 'Warning|Fatal|no connection|no answer|breaks off|went away' "$work/ours/$client.out"; then
        echo "FAIL $client: it did not come to its end"
        failed=1
    elif [ "$lines" -gt 0 ] && diff "$work/c/$client.out" "$work/ours/$client.out"; then
        echo "PASS $client: $lines lines as with C's sockets"
    else
        echo "FAIL $client: not as with C's sockets"
        failed=1
    fi
    [ -z "${SOCKETS_FOREIGN_SHOW:-}" ] || cat "$work/ours/$client.out"
done
grep -h Requests/sec "$work/c/wrk.txt" "$work/ours/wrk.txt" | paste -sd' ' | sed 's/^/wrk, C and ours: /'
exit $failed
