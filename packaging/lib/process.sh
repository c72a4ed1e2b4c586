# shellcheck shell=bash
# Long-lived processes, remembered by pid and start time: a recycled pid is never taken for ours.

# proc_start PID: the kernel's start time of a living process (field 22 of its stat); fails for a dead one.
proc_start() {
    local stat fields
    stat=$(cat "/proc/$1/stat" 2>/dev/null) || return 1
    read -r -a fields <<<"${stat##*) }"
    [ "${fields[0]}" != Z ] || return 1
    printf '%s\n' "${fields[19]}"
}

# proc_alive RECORD: is the process of this record file still the one that was started?
proc_alive() {
    local pid start
    [ -s "$1" ] && read -r pid start <"$1" && [ "$(proc_start "$pid")" = "$start" ]
}

# proc_spawn RECORD LOG COMMAND...: starts a process in a session of its own and remembers it.
proc_spawn() {
    local record=$1 log=$2
    shift 2
    rm -f "$record"
    # shellcheck disable=SC2016  # expands in the child, which keeps its pid through exec
    setsid bash -c 'echo $$ >"$0"; exec "$@"' "$record.pid" "$@" </dev/null >>"$log" 2>&1 9>&- &
    until_true 5 test -s "$record.pid" || return 1
    local pid
    pid=$(cat "$record.pid")
    rm -f "$record.pid"
    printf '%s %s\n' "$pid" "$(proc_start "$pid")" >"$record"
}

# proc_stop RECORD [SECONDS]: TERM, then KILL when it does not go; nothing when it is not ours any more.
proc_stop() {
    local pid
    if proc_alive "$1"; then
        read -r pid _ <"$1"
        kill "$pid" 2>/dev/null || true
        until_true "${2:-20}" proc_gone "$1" || kill -9 "$pid" 2>/dev/null || true
    fi
    rm -f "$1"
}

proc_gone() { ! proc_alive "$1"; }
