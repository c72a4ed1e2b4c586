# shellcheck shell=bash
# A registry with a password for the tests: a container on a free loopback port, the same one for every test run.

REGISTRY_DIR=$SLIPWAY_STATE/registry
REGISTRY_LABEL=dev.slipway.scripts=registry
REGISTRY_USER=slipway

registry_container() { docker ps -aq --filter "label=$REGISTRY_LABEL" --filter "label=dev.slipway.state=$SLIPWAY_STATE" "$@" | head -n 1; }

# ensure_registry: exports SLIPWAY_TEST_REGISTRY (HOST:PORT), SLIPWAY_TEST_REGISTRY_USER and SLIPWAY_TEST_REGISTRY_PASSWORD.
ensure_registry() {
    with_lock registry registry_start
    SLIPWAY_TEST_REGISTRY=$(registry_address)
    SLIPWAY_TEST_REGISTRY_USER=$REGISTRY_USER
    SLIPWAY_TEST_REGISTRY_PASSWORD=$(cat "$REGISTRY_DIR/password")
    export SLIPWAY_TEST_REGISTRY SLIPWAY_TEST_REGISTRY_USER SLIPWAY_TEST_REGISTRY_PASSWORD
}

registry_address() { docker port "$(registry_container)" 5000/tcp | head -n 1; }

registry_start() {
    if [ -s "$REGISTRY_DIR/password" ] && [ -n "$(registry_container --filter status=running)" ]; then return 0; fi
    registry_stop
    mkdir -p "$REGISTRY_DIR"
    (umask 077 && od -An -N16 -tx1 /dev/urandom | tr -d ' \n' >"$REGISTRY_DIR/password")
    registry_htpasswd >"$REGISTRY_DIR/htpasswd"
    registry_run
    until_true 30 registry_answers || die 3 "The test registry did not come up." "See: docker logs $(registry_container)"
}

# bcrypt, the only kind that a registry takes.
registry_htpasswd() {
    local line salt
    if has htpasswd; then
        htpasswd -Bbn "$REGISTRY_USER" "$(cat "$REGISTRY_DIR/password")"
        return
    fi
    salt=$(od -An -N11 -tx1 /dev/urandom | tr -d ' \n')
    # shellcheck disable=SC2016  # perl's own variables
    line=$(perl -e 'print crypt($ARGV[0], q($2y$05$) . $ARGV[1])' "$(cat "$REGISTRY_DIR/password")" "${salt:0:22}")
    [ "${line:0:4}" = "\$2y\$" ] || die 3 "This perl knows no bcrypt." "Install htpasswd (apache2-utils)."
    printf '%s:%s\n' "$REGISTRY_USER" "$line"
}

# Copied in rather than mounted: the engine may be on another machine.
registry_run() {
    local id
    id=$(docker create --pull never --label "$REGISTRY_LABEL" --label "dev.slipway.state=$SLIPWAY_STATE" -p 127.0.0.1:0:5000 \
        -e REGISTRY_AUTH=htpasswd -e REGISTRY_AUTH_HTPASSWD_REALM=test -e REGISTRY_AUTH_HTPASSWD_PATH=/htpasswd registry:2)
    docker cp -q "$REGISTRY_DIR/htpasswd" "$id:/htpasswd" 2>/dev/null || docker cp "$REGISTRY_DIR/htpasswd" "$id:/htpasswd" >/dev/null
    docker start "$id" >/dev/null
}

# 401 is an answer: the registry is up and asks for the password.
registry_answers() {
    local address
    address=$(registry_address) && [ -n "$address" ] || return 1
    (exec 3<>"/dev/tcp/${address%:*}/${address##*:}" && printf 'GET /v2/ HTTP/1.0\r\n\r\n' >&3 && grep -q '401' <&3) 2>/dev/null
}

registry_stop() {
    local id
    for id in $(docker ps -aq --filter "label=$REGISTRY_LABEL" --filter "label=dev.slipway.state=$SLIPWAY_STATE"); do
        docker rm -fv "$id" >/dev/null
    done
}
