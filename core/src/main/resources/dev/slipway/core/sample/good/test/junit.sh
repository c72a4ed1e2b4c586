# Sourced by the tests: runs functions and writes what came of them as a JUnit report.
#   suite NAME; check TEST FUNCTION...; report FILE
now() { cut -d' ' -f1 /proc/uptime; }
since() { awk -v a="$1" -v b="$(now)" 'BEGIN { printf "%.2f", b - a }'; }
escape() { sed 's/&/\&amp;/g; s/</\&lt;/g; s/>/\&gt;/g; s/"/\&quot;/g'; }

suite() {
    suite=$1 tests=0 failures=0 began=$(now)
    cases=$(mktemp)
}

check() {
    name=$1 start=$(now) tests=$((tests + 1))
    shift
    if out=$("$@" 2>&1); then
        echo "ok      $name"
        echo "<testcase classname=\"$suite\" name=\"$name\" time=\"$(since "$start")\"/>" >>"$cases"
    else
        failures=$((failures + 1))
        echo "FAILED  $name"
        echo "$out" | sed 's/^/        /'
        {
            echo "<testcase classname=\"$suite\" name=\"$name\" time=\"$(since "$start")\">"
            echo "<failure message=\"$(echo "$out" | head -n 1 | escape)\">$(echo "$out" | escape)</failure>"
            echo "</testcase>"
        } >>"$cases"
    fi
}

# expect WANTED GOT
expect() { [ "$1" = "$2" ] || { echo "wanted '$1', got '$2'"; return 1; }; }

report() {
    mkdir -p "$(dirname "$1")"
    {
        echo '<?xml version="1.0" encoding="UTF-8"?>'
        echo "<testsuite name=\"$suite\" tests=\"$tests\" failures=\"$failures\" errors=\"0\" skipped=\"0\" time=\"$(since "$began")\">"
        cat "$cases"
        echo '</testsuite>'
    } >"$1"
    rm -f "$cases"
    echo "$((tests - failures)) of $tests passed"
    [ "$failures" = 0 ]
}
