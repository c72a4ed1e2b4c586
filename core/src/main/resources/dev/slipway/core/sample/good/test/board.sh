#!/bin/sh
# What the board shows, without a server.
cd "$(dirname "$0")/.."
. test/junit.sh

row() { src/board.sh src/departures.txt | sed -n "$1p" | sed 's/<[^>]*>/ /g; s/  */ /g; s/^ //; s/ $//'; }
shows_all() { expect 3 "$(src/board.sh src/departures.txt | grep -c '<tr>')"; }
next_first() { expect "09:15 Lighthouse &amp; Pier" "$(row 1)"; }
last_last() { expect "12:05 North Shore" "$(row 3)"; }
empty_board() { expect "" "$(src/board.sh /dev/null)"; }

suite Board
check "shows every departure" shows_all
check "shows the next departure first" next_first
check "shows the last departure last" last_last
check "shows nothing when nothing leaves" empty_board
report reports/board.xml
