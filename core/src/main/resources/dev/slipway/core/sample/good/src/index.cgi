#!/bin/sh
here=$(dirname "$0")/../..
printf 'Content-Type: text/html; charset=utf-8\r\nX-Ferry-Version: @VERSION@\r\n\r\n'
echo "<!doctype html><title>Ferry @VERSION@</title><h1>Departures</h1><table>"
"$here/board.sh" "$here/departures.txt"
echo "</table><p>Ferry @VERSION@ on $(hostname)</p>"
