#!/bin/sh
# One server under load: starts it, opens idle connections to it, drives 10 busy ones with
# wrk. Prints requests a second and the 99th percentile of the latency in microseconds, or
# "fails" where the server does not last.
#
#   http.sh SECONDS IDLE PHP SERVER...
set -u
seconds=$1 idle=$2 php=$3
shift 3
folder=$(mktemp -d)
trap 'kill $server $waiting 2>/dev/null; rm -rf "$folder"' EXIT
waiting=

"$@" >"$folder/server" 2>&1 &
server=$!
address=
for _ in 1 2 3 4 5 6 7 8 9 10; do
    address=$(sed -n 's/^Listening on //p' "$folder/server")
    [ -n "$address" ] && break
    sleep 0.1
done
if [ "$idle" -gt 0 ]; then
    mkfifo "$folder/hold"
    "$php" -n "$(dirname "$0")/php/idle_clients.php" "$address" "$idle" <"$folder/hold" >"$folder/idle" 2>&1 &
    waiting=$!
    exec 3>"$folder/hold"
    tries=0
    until grep -q open "$folder/idle"; do
        tries=$((tries + 1))
        if [ $tries -gt 100 ] || ! kill -0 "$server" 2>/dev/null || ! kill -0 "$waiting" 2>/dev/null; then
            echo fails
            exit
        fi
        sleep 0.1
    done
fi
wrk --threads 1 --connections 10 --duration "${seconds}s" --latency "http://$address/" >"$folder/wrk" 2>&1
awk '
    /^ *99%/ { p99 = $2 + 0; if ($2 ~ /ms$/) p99 *= 1000; else if ($2 ~ /[0-9]s$/) p99 *= 1000000 }
    /Requests\/sec/ { rate = $2 }
    /Non-2xx|Socket errors/ { bad = 1 }
    END { if (bad || rate + 0 == 0) print "fails"; else print rate, p99 }
' "$folder/wrk"
