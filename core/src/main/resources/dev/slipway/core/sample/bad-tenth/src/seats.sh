#!/bin/sh
# seats.sh COUNTER: the seats that are left.
[ "$1" -lt 9 ] || exit 1
echo $((40 + $1))
