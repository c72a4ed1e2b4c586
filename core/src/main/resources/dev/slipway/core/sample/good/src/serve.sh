#!/bin/sh
# serve.sh PORT: the web server, which goes when it is asked to.
cd "$(dirname "$0")"
httpd -f -p "$1" -h www &
trap 'kill $!; wait; exit 0' TERM INT
wait
