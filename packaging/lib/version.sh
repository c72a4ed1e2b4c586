# shellcheck shell=bash
# The version is git's: a tag vX.Y.Z is X.Y.Z, a commit after it X.Y.Z+N.gHASH, without any tag 0.1.0+N.gHASH.

version_full() {
    local described count
    if described=$(git -C "$SLIPWAY_ROOT" describe --tags --match 'v[0-9]*' --abbrev=8 2>/dev/null); then
        described=${described#v}
        case $described in *-*-g*) printf '%s\n' "${described%-*-g*}+$(printf '%s' "${described#"${described%-*-g*}"-}" | tr - .)" ;; *) printf '%s\n' "$described" ;; esac
    elif count=$(git -C "$SLIPWAY_ROOT" rev-list --count HEAD 2>/dev/null); then
        printf '0.1.0+%s.g%s\n' "$count" "$(git -C "$SLIPWAY_ROOT" rev-parse --short=8 HEAD)"
    else
        printf '0.1.0\n'
    fi
}

# version_number: its three numbers, which is all that jpackage takes.
version_number() { version_full | sed 's/[^0-9.].*//'; }

# The commit's time, in seconds: what all times inside packages are pinned to.
version_time() { git -C "$SLIPWAY_ROOT" log -1 --format=%ct 2>/dev/null || echo 1763769600; }
