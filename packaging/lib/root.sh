# shellcheck shell=bash
# Bare roots to install packages in. The base is made once by debootstrap, with the libraries that the package depends on,
# so that what the package itself brings and takes away can be told apart.

ROOTS_DIR=$SLIPWAY_STATE/roots
# What packaging/linux/control depends on, by the names of the release that the root is made of.
ROOT_LIBRARIES="libgtk-3-0 libgl1 libxtst6 libxxf86vm1 libasound2 zlib1g libfreetype6 libfontconfig1 libpango-1.0-0 libpangoft2-1.0-0 fonts-dejavu-core"

# The release and the place of packages of this machine.
root_suite() { sed -n 's/^VERSION_CODENAME=//p' /etc/os-release; }

root_mirror() {
    { cat /etc/apt/sources.list.d/*.sources 2>/dev/null || true; } | sed -n 's/^URIs: *//p' | head -n 1 | grep . \
        || sed -n 's/^deb \(\[[^]]*\] \)\?\([^ ]*\) .*/\2/p' /etc/apt/sources.list | head -n 1
}

root_base() {
    local base=$ROOTS_DIR/base mirror suite
    if [ -f "$base.done" ]; then return 0; fi
    rm -rf "$base"
    mkdir -p "$ROOTS_DIR"
    mirror=$(root_mirror)
    suite=$(root_suite)
    say "making a bare root of $suite"
    { debootstrap --variant=minbase "$suite" "$base" "$mirror" && root_libraries "$base"; } >"$ROOTS_DIR/base.log" 2>&1 \
        || die 3 "The bare root could not be made." "See $ROOTS_DIR/base.log."
    mkdir -p "$base/home/person"
    printf 'person:x:1000:1000:Person:/home/person:/bin/sh\n' >>"$base/etc/passwd"
    printf 'person:x:1000:\n' >>"$base/etc/group"
    chown -R 1000:1000 "$base/home/person"
    touch "$base.done"
}

# By apt: debootstrap's own reading of dependencies knows no alternatives.
root_libraries() {
    printf '#!/bin/sh\nexit 101\n' >"$1/usr/sbin/policy-rc.d"
    chmod 755 "$1/usr/sbin/policy-rc.d"
    # shellcheck disable=SC2086  # a list of package names
    DEBIAN_FRONTEND=noninteractive chroot "$1" apt-get -o APT::Sandbox::User=root install -y --no-install-recommends $ROOT_LIBRARIES
}

# root_make KIND: a fresh copy; one for RPM knows no dpkg.
root_make() {
    local root
    with_lock root-base root_base >&2
    root=$(mktemp -d "$ROOTS_DIR/$1.XXXXXX")
    cp -a --reflink=auto "$ROOTS_DIR/base/." "$root"
    if [ "$1" = rpm ]; then
        rm -rf "$root/var/lib/dpkg" "$root/etc/apt" "$root/var/lib/apt"
        root_rpm_database "$root" >&2
    fi
    printf '%s\n' "$root"
}

# The libraries are Debian's: a package without files says so to rpm, which then checks what ours requires.
root_rpm_database() {
    local top spec=$1/tmp/libraries.spec
    top=$(mktemp -d)
    cat >"$spec" <<'SPEC'
Name: bare-root
Version: 1
Release: 1
Summary: The libraries of this root, by the names they have in RPM systems
License: CC0-1.0
BuildArch: noarch
Provides: gtk3, libXtst, libXxf86vm, alsa-lib, hicolor-icon-theme, /bin/sh
%description
%{summary}.
%files
SPEC
    rpmbuild -bb --quiet --define "_topdir $top" "$spec"
    rm -f "$spec"
    mkdir -p "$1/var/lib/rpm"
    rpm --root "$1" --initdb
    rpm --root "$1" -i "$(find "$top" -name '*.rpm')"
    rm -rf "$top"
    # what the packages filesystem and hicolor-icon-theme own in RPM systems
    mkdir -p "$1"/usr/share/{applications,metainfo,doc,man/man1,bash-completion/completions,zsh/site-functions,fish/vendor_completions.d} \
        "$1"/usr/share/icons/hicolor/{16x16,22x22,24x24,32x32,48x48,64x64,128x128,256x256,512x512,scalable,symbolic}/apps
}

# In a mount namespace of its own: what a program finds in any root.
root_mount() {
    local root=$1 device
    mount --make-rprivate /
    mount -t proc proc "$root/proc"
    mount -t tmpfs tmpfs "$root/dev"
    for device in null zero full random urandom; do
        touch "$root/dev/$device"
        mount --bind "/dev/$device" "$root/dev/$device"
    done
    mkdir -p "$root/dev/pts"
    mount -t devpts devpts "$root/dev/pts"
    touch "$root/dev/ptmx"
    mount --bind "$root/dev/pts/ptmx" "$root/dev/ptmx"
    mkdir -p "$root/dev/shm" "$root/run/user/1000"
    mount -t tmpfs tmpfs "$root/dev/shm"
    chmod 1777 "$root/dev/shm"
    chown 1000:1000 "$root/run/user/1000"
    chmod 700 "$root/run/user/1000"
    touch "$root/run/engine.sock"
    mount --bind "$ENGINE_SOCKET" "$root/run/engine.sock"
    # whatever the program publishes is looked up by number, its own machine by name
    printf '127.0.0.1 localhost %s\n' "$(hostname)" >"$root/etc/hosts"
}

# root_display ROOT LOGS: an X server and a window manager for this root alone; they end with the namespace.
root_display() {
    local number=$2/display-number
    rm -f "$number"
    Xvfb -displayfd 3 -screen 0 1440x900x24 -nolisten tcp -noreset 3>"$number" 2>"$2/xvfb.log" &
    until_true 20 test -s "$number" || die 3 "The virtual display did not start." "Its log is $2/xvfb.log."
    DISPLAY=:$(cat "$number")
    export DISPLAY
    openbox --sm-disable >/dev/null 2>"$2/openbox.log" &
    mkdir -p "$1/tmp/.X11-unix"
    mount --bind /tmp/.X11-unix "$1/tmp/.X11-unix"
}

root_run() { chroot "$@"; }

# root_kill WORDS: ends the program with these words in its command line as a session does. Nothing but this namespace's
# own processes can be seen here.
root_kill() {
    local pid
    for pid in /proc/[0-9]*; do
        ! tr '\0' ' ' <"$pid/cmdline" 2>/dev/null | grep -q "java .*$1" || kill "${pid##*/}" 2>/dev/null || true
    done
}

root_listens() { [ -S "$1/home/person/.local/share/slipway/$2" ]; }

# Every path of the root, but for what people and package managers keep for themselves.
root_files() {
    (cd "$1" && find . -xdev \( -path ./proc -o -path ./dev -o -path ./run -o -path ./tmp -o -path ./home -o -path ./var/lib/dpkg -o -path ./var/lib/rpm \
        -o -path ./var/cache -o -path ./var/log \) -prune -o -print | LC_ALL=C sort)
}

root_install_deb() {
    cp "$2" "$1/tmp/slipway.deb"
    # Everything it depends on is there: apt finds that out by itself.
    DEBIAN_FRONTEND=noninteractive root_run "$1" apt-get -o APT::Sandbox::User=root install -y --no-install-recommends /tmp/slipway.deb \
        && rm "$1/tmp/slipway.deb"
}

root_purge_deb() { DEBIAN_FRONTEND=noninteractive root_run "$1" apt-get purge -y slipway >/dev/null; }

root_install_rpm() { rpm --root "$1" -i "$2"; }

root_purge_rpm() { rpm --root "$1" -e slipway; }
