# shellcheck shell=bash
# Debian and Ubuntu packages: installed only when missing, only as root.

can_install() { is_root && has apt-get && has dpkg; }

package_installed() { [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }

apt() { DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300 -o APT::Sandbox::User=root "$@" </dev/null; }

# Lists that are absent, or so old that they name files which are gone, are fetched once more.
apt_fresh() { with_lock apt apt update >/dev/null 2>&1 || say "the package lists could not be fetched; going on with those that are here"; }

apt_known() { apt-cache show "$1" >/dev/null 2>&1; }

# install_packages NAME...: those that are missing; no daemon that a package brings is started.
install_packages() {
    local name missing=""
    for name in "$@"; do package_installed "$name" || missing="$missing $name"; done
    [ -n "$missing" ] || return 0
    can_install || die 3 "These packages are missing:$missing." "Install them, then run this again."
    say "installing$missing"
    # shellcheck disable=SC2086  # a list of package names
    with_lock apt-install install_quietly $missing || die 3 "apt-get could not install$missing." \
        "See $SLIPWAY_STATE/apt.log; 'apt-get install$missing' by hand tells more."
}

install_quietly() {
    local log=$SLIPWAY_STATE/apt.log
    without_init_scripts
    apt install -y --no-install-recommends "$@" >>"$log" 2>&1 && return 0
    apt_fresh
    apt install -y --no-install-recommends "$@" >>"$log" 2>&1
}

# A policy file for the length of this subshell: package scripts ask it before they start a service.
without_init_scripts() {
    local policy=/usr/sbin/policy-rc.d
    if [ -e "$policy" ] && ! grep -qs '^# slipway' "$policy"; then return 0; fi
    printf '#!/bin/sh\n# slipway: gone again as soon as the packages are installed\nexit 101\n' >"$policy"
    chmod 755 "$policy"
    trap 'rm -f /usr/sbin/policy-rc.d' EXIT
}
