#!/bin/sh
# build.sh FOLDER: everything that is served, with the version written in.
set -eu
cd "$(dirname "$0")"
to=$1
version=$(cat VERSION)
mkdir -p "$to/www/cgi-bin"
cp src/departures.txt src/board.sh src/seats.sh src/serve.sh "$to/"
sed "s/@VERSION@/$version/" src/index.cgi >"$to/www/cgi-bin/index.cgi"
chmod 755 "$to"/*.sh "$to/www/cgi-bin/index.cgi"
echo ok >"$to/www/healthz"
echo "built ferry $version into $to"
