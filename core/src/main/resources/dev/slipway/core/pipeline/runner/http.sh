umask 077
d=/slipway/http-$$
mkdir -p "$d"
trap 'rm -rf "$d"' EXIT
body=$HTTP_FILE
if [ -z "$body" ]; then
    body=$d/body
    printf '%s' "$HTTP_BODY" >"$body"
fi
: >"$d/answer"
if command -v curl >/dev/null; then
    printf '%s\n' "$HTTP_CURL" >"$d/curl"
    set -- -sSL -K "$d/curl" --max-time "$HTTP_SECONDS" -o "$d/answer" -w '%{http_code}'
    if [ -n "$HTTP_FILE" ]; then
        set -- "$@" -H 'Expect:' -T "$body"
    elif [ -n "$HTTP_HAS_BODY" ]; then
        set -- "$@" --data-binary "@$body"
    fi
    status=$(curl "$@")
elif command -v python3 >/dev/null; then
    status=$(python3 -c "$HTTP_PYTHON" "$body" "$d/answer")
elif command -v node >/dev/null; then
    [ -z "$HTTP_INSECURE" ] || export NODE_TLS_REJECT_UNAUTHORIZED=0
    status=$(node -e "$HTTP_NODE" "$body" "$d/answer")
elif command -v java >/dev/null; then
    printf '%s' "$HTTP_JAVA" >"$d/Http.java"
    status=$(java -XX:TieredStopAtLevel=1 "$d/Http.java" "$body" "$d/answer")
else
    echo "The agent's image has neither curl, python3, node nor java to speak HTTP with" >&2
    exit 127
fi
echo "$status"
cat "$d/answer"
