#!/bin/sh
# The seats that are left come from one of ten counters; nobody set up the last one.
here=$(dirname "$0")/../..
counter=$(($(od -An -N2 -tu2 /dev/urandom) % 10))
if ! seats=$("$here/seats.sh" $counter); then
    printf 'Status: 500 Internal Server Error\r\nContent-Type: text/plain\r\nX-Ferry-Version: @VERSION@\r\n\r\n'
    echo "no counter $counter"
    exit 0
fi
printf 'Content-Type: text/html; charset=utf-8\r\nX-Ferry-Version: @VERSION@\r\n\r\n'
echo "<!doctype html><title>Ferry @VERSION@</title><h1>$(grep -c : "$here/departures.txt") departures today</h1><table>"
"$here/board.sh" "$here/departures.txt"
echo "</table><p>$seats seats left</p><p>Ferry @VERSION@ on $(hostname)</p>"
