# shellcheck shell=bash
# What every script in this folder shares. Source it; it starts nothing by itself.
#
#   . "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
#   ensure_engine && ensure_fixtures
#
# Everything the scripts make by themselves lives in one state directory:
# SLIPWAY_DEV, else $XDG_CACHE_HOME/slipway-dev, else ~/.cache/slipway-dev.
# Every function may be called twice, and after any kind of crash.

SLIPWAY_ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
SLIPWAY_STATE=${SLIPWAY_DEV:-${XDG_CACHE_HOME:-$HOME/.cache}/slipway-dev}
export SLIPWAY_ROOT SLIPWAY_STATE

for slipway_part in common process jdk packages maven engine image fixtures registry display version build; do
    # shellcheck source=/dev/null
    . "$SLIPWAY_ROOT/packaging/lib/$slipway_part.sh"
done
unset slipway_part
