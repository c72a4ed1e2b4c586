# shellcheck shell=bash
# Talking to the person, locks, and waiting for a condition.

say() { printf 'slipway: %s\n' "$*" >&2; }

# die CODE SENTENCE [HINT]: exit codes are those of the command line (3 = something outside is missing).
die() {
    local code=$1
    printf 'slipway: %s\n' "$2" >&2
    [ -z "${3:-}" ] || printf '         %s\n' "$3" >&2
    exit "$code"
}

has() { command -v "$1" >/dev/null 2>&1; }

is_root() { [ "$(id -u)" = 0 ]; }

state_dir() {
    mkdir -p "$SLIPWAY_STATE/$1"
    printf '%s\n' "$SLIPWAY_STATE/$1"
}

# with_lock NAME COMMAND...: one caller at a time; the lock dies with the process. Runs in a subshell.
with_lock() {
    local name=$1
    shift
    (
        exec 9>"$(state_dir locks)/$name"
        lock_fd_9
        "$@"
    )
}

# macOS has no flock(1); perl locks the same open file.
lock_fd_9() {
    if has flock; then flock 9; else perl -e 'open(my $f, ">&=", 9); flock($f, 2) or exit 1'; fi
}

# until_true SECONDS COMMAND...: looks again every 0.1 s until the command succeeds or the time is over.
until_true() {
    local end=$((SECONDS + $1))
    shift
    until "$@"; do
        [ "$SECONDS" -lt "$end" ] || return 1
        sleep 0.1
    done
}
