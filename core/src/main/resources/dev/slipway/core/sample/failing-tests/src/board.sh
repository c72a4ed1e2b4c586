#!/bin/sh
# board.sh FILE: the departures as rows of a table, the latest one first.
sort -r "$1" | sed 's/&/\&amp;/g; s/</\&lt;/g' | while read -r time place; do
    echo "<tr><td>$time</td><td>$place</td></tr>"
done
