# shellcheck shell=bash
# A display for windows and screenshots: the person's own, else a virtual one of ours.

DISPLAY_DIR=$SLIPWAY_STATE/display
DISPLAY_RECORD=$DISPLAY_DIR/xvfb.process

display_present() { [ "$(uname -s)" = Darwin ] || [ -n "${DISPLAY:-}" ] || [ -n "${WAYLAND_DISPLAY:-}" ]; }

display_packages() {
    local gtk=libgtk-3-0
    ! apt_known libgtk-3-0t64 || gtk=libgtk-3-0t64
    printf '%s\n' "$gtk" libgl1 libxtst6 libxxf86vm1 libfontconfig1 libfreetype6 fontconfig fonts-dejavu-core fonts-wqy-microhei
}

# What JavaFX needs of the system to paint, with a font that has Chinese: on Debian and Ubuntu only.
ensure_window_packages() {
    has dpkg-query || return 0
    local packages
    IFS=$'\n' read -r -d '' -a packages < <(display_packages) || true
    install_packages "${packages[@]}"
}

# ensure_display: exports DISPLAY; starts Xvfb on a number that it picks itself where there is none.
ensure_display() {
    if display_present; then return 0; fi
    [ "$(uname -s)" = Linux ] || return 0
    ensure_window_packages
    has Xvfb || install_packages xvfb
    with_lock display display_start
    DISPLAY=:$(cat "$DISPLAY_DIR/number")
    export DISPLAY
}

display_start() {
    if proc_alive "$DISPLAY_RECORD" && [ -s "$DISPLAY_DIR/number" ]; then return 0; fi
    mkdir -p "$DISPLAY_DIR"
    rm -f "$DISPLAY_DIR/number"
    # shellcheck disable=SC2016  # expands in the child
    proc_spawn "$DISPLAY_RECORD" "$DISPLAY_DIR/xvfb.log" \
        bash -c 'exec Xvfb -displayfd 3 -screen 0 1440x900x24 -nolisten tcp -noreset 3>"$0"' "$DISPLAY_DIR/number"
    until_true 20 test -s "$DISPLAY_DIR/number" || die 3 "The virtual display did not start." "Its log is $DISPLAY_DIR/xvfb.log."
}

display_stop() {
    proc_stop "$DISPLAY_RECORD"
    rm -f "$DISPLAY_DIR/number"
}
