# shellcheck shell=bash
# The Docker engine: the user's own if one answers, else one of our own with everything in the state directory.

ENGINE_DIR=$SLIPWAY_STATE/engine
ENGINE_SOCKET=$ENGINE_DIR/docker.sock
ENGINE_RECORD=$ENGINE_DIR/dockerd.process
ENGINE_DEFAULT_SOCKET=/var/run/docker.sock

# engine_id [HOST]: the engine's identity when it answers within ten seconds, else nothing and a failure.
engine_id() {
    local id=""
    if has docker; then
        id=$(timeout 10 docker ${1:+-H "$1"} info -f '{{.ID}}' 2>/dev/null </dev/null) || return 1
    elif has curl; then
        local host=${1:-${DOCKER_HOST:-unix://$ENGINE_DEFAULT_SOCKET}}
        [ "${host#unix://}" != "$host" ] || return 1
        id=$(curl -sf -m 10 --unix-socket "${host#unix://}" http://localhost/info | sed -n 's/.*"ID":"\([^"]*\)".*/\1/p')
    fi
    [ -n "$id" ] && printf '%s\n' "$id"
}

engine_own_runs() { [ -S "$ENGINE_SOCKET" ] && proc_alive "$ENGINE_RECORD"; }

engine_own_answers() { engine_own_runs && engine_id "unix://$ENGINE_SOCKET" >/dev/null; }

# engine_prefer_own: cheap, for every CLI call: points DOCKER_HOST at our running engine when nothing else was chosen.
engine_prefer_own() {
    if [ -z "${DOCKER_HOST:-}" ] && [ -z "${DOCKER_CONTEXT:-}" ] && engine_own_runs; then
        export DOCKER_HOST=unix://$ENGINE_SOCKET
    fi
}

# ensure_engine: afterwards an engine answers, DOCKER_HOST names it, and SLIPWAY_ENGINE says whose it is: own or user.
ensure_engine() {
    engine_prefer_own
    engine_choose && return 0
    if [ -n "${DOCKER_HOST:-}" ] && [ "$DOCKER_HOST" != "unix://$ENGINE_SOCKET" ]; then
        die 3 "DOCKER_HOST is $DOCKER_HOST, and no Docker engine answers there." "Start that engine, or unset DOCKER_HOST."
    fi
    engine_may_be_ours
    with_lock engine engine_start
    # Nobody else can be using it yet: packaging/test clears what killed tests have left there.
    export SLIPWAY_ENGINE_FRESH=yes
    export DOCKER_HOST=unix://$ENGINE_SOCKET
    engine_choose || die 3 "The Docker engine stopped again at once." "Its log is $ENGINE_DIR/dockerd.log."
}

# An engine answers where DOCKER_HOST (or the current context) points: ours by identity, or the user's.
engine_choose() {
    local id
    id=$(engine_id) || return 1
    if engine_own_runs && [ "$id" = "$(engine_id "unix://$ENGINE_SOCKET")" ]; then
        export SLIPWAY_ENGINE=own DOCKER_HOST=unix://$ENGINE_SOCKET
    else
        export SLIPWAY_ENGINE=user
        engine_name_host
    fi
}

# The JVM does not ask the docker command for its current context: name a local socket for it.
engine_name_host() {
    local host
    [ -z "${DOCKER_HOST:-}" ] && has docker || return 0
    host=$(docker context inspect -f '{{.Endpoints.docker.Host}}' 2>/dev/null) || return 0
    case $host in unix://*) export DOCKER_HOST=$host ;; esac
}

engine_may_be_ours() {
    [ "$(uname -s)" = Linux ] || die 3 "No Docker engine answers." "Start Docker Desktop (or another engine), then run this again."
    can_install || die 3 "No Docker engine answers, and this user cannot install one." \
        "Start Docker, or run this once as root on Debian or Ubuntu: it installs docker.io and starts an engine of its own."
    [ ${#ENGINE_SOCKET} -le 100 ] || die 3 "The path $ENGINE_SOCKET is too long for a socket." "Set SLIPWAY_DEV to a shorter folder."
}

engine_start() {
    if engine_own_answers; then return 0; fi
    engine_install
    engine_clear_leftovers
    mkdir -p "$ENGINE_DIR"
    say "starting a Docker engine of our own in $ENGINE_DIR"
    local hosts=(-H "unix://$ENGINE_SOCKET")
    engine_id "unix://$ENGINE_DEFAULT_SOCKET" >/dev/null || hosts+=(-H "unix://$ENGINE_DEFAULT_SOCKET")
    # Small address pools: each run and each environment has a network, and the default allows only about thirty.
    proc_spawn "$ENGINE_RECORD" "$ENGINE_DIR/dockerd.log" dockerd \
        --data-root "$ENGINE_DIR/data" --exec-root "$ENGINE_DIR/run" --pidfile "$ENGINE_DIR/dockerd.pid" \
        --default-address-pool base=172.28.0.0/14,size=26 "${hosts[@]}"
    until_true 60 engine_up_or_dead && engine_own_answers && return 0
    tail -n 5 "$ENGINE_DIR/dockerd.log" >&2
    die 3 "The Docker engine did not come up." "Its log is $ENGINE_DIR/dockerd.log."
}

engine_up_or_dead() { engine_own_answers || proc_gone "$ENGINE_RECORD"; }

# On newer Debian releases the docker command is a package of its own.
engine_install() {
    has dockerd && has docker && has iptables && return 0
    [ -n "$(find /var/lib/apt/lists -name '*Packages*' 2>/dev/null | head -n 1)" ] || apt_fresh
    install_packages docker.io iptables
    has docker || install_packages docker-cli
}

# What a killed engine leaves: its pid file, its socket, and its containerd (which a new engine can not always take over).
engine_clear_leftovers() {
    local pid containerd=$ENGINE_DIR/run/containerd
    if pid=$(cat "$containerd/containerd.pid" 2>/dev/null) && grep -qsF "$containerd" "/proc/$pid/cmdline"; then
        kill "$pid" 2>/dev/null || true
        until_true 10 engine_process_gone "$pid" || kill -9 "$pid" 2>/dev/null || true
    fi
    rm -f "$ENGINE_DIR/dockerd.pid" "$ENGINE_SOCKET" "$containerd/containerd.pid" "$ENGINE_RECORD"
}

engine_process_gone() { ! proc_start "$1" >/dev/null; }

# engine_sweep: in our own engine that this very call started, takes away containers of homes that are nobody's:
# tests that were killed leave some, and the engine would start them again and again.
engine_sweep() {
    [ "${SLIPWAY_ENGINE:-}" = own ] && [ "${SLIPWAY_ENGINE_FRESH:-}" = yes ] || return 0
    local id home
    docker ps -aq --filter label=dev.slipway.home | while read -r id; do
        home=$(docker inspect -f '{{index .Config.Labels "dev.slipway.home"}}' "$id")
        grep -qxF -- "$home" < <(engine_known_homes) || docker rm -fv "$id" >/dev/null || true
    done
}

engine_known_homes() {
    local folder
    for folder in "$SLIPWAY_STATE/demo" "${XDG_DATA_HOME:-$HOME/.local/share}/slipway" "${SLIPWAY_HOME:-}"; do
        if [ -s "$folder/home-id" ]; then awk 1 "$folder/home-id"; fi
    done
}

# engine_stop: our own engine and the containers in it; a user's engine is never touched.
engine_stop() {
    [ -d "$ENGINE_DIR" ] || return 0
    proc_stop "$ENGINE_RECORD" 60
    engine_clear_leftovers
}
