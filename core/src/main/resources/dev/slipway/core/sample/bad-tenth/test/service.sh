#!/bin/sh
# The built service over HTTP.
cd "$(dirname "$0")/.."
. test/junit.sh

port=8099
dist/serve.sh $port &
server=$!
trap 'kill $server 2>/dev/null' EXIT
tries=0
until wget -q -O /dev/null http://127.0.0.1:$port/healthz || [ $tries -ge 50 ]; do tries=$((tries + 1)); usleep 100000; done

# The board is asked again when it is busy.
page_of() { for _ in 1 2 3 4 5 6 7 8; do wget -q -O - http://127.0.0.1:$port/ && return; done; }
healthy() { expect ok "$(wget -q -O - http://127.0.0.1:$port/healthz)"; }
page() { expect 1 "$(page_of | grep -c "<title>Ferry $(cat VERSION)</title>")"; }
counts() { expect 1 "$(page_of | grep -c '<h1>3 departures today</h1>')"; }
missing() { expect 1 "$(wget -O - http://127.0.0.1:$port/nowhere 2>&1 | grep -c 404)"; }

suite Service
check "says that it is healthy" healthy
check "serves the board with its version" page
check "says how many departures there are" counts
check "says 404 for a page that is not there" missing
report reports/service.xml
