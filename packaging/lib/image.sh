# shellcheck shell=bash
# Images from Debian packages, without any registry: a root folder and a config become a tar that any engine loads.

DEBS_DIR=$SLIPWAY_STATE/debs
IMAGES_DIR=$SLIPWAY_STATE/images

# fetch_debs NAME...: the packages and the libraries they need, once, into the state directory.
fetch_debs() {
    local names
    names=$(apt-cache depends --recurse --no-recommends --no-suggests --no-conflicts --no-breaks --no-replaces \
        --no-enhances "$@" | grep -E "^(lib[a-z0-9.+-]*|zlib1g)$" | grep -vE "perl|newt|slang|installer" | sort -u)
    mkdir -p "$DEBS_DIR"
    # shellcheck disable=SC2086  # a list of package names
    (cd "$DEBS_DIR" && apt download "$@" $names >/dev/null 2>>"$SLIPWAY_STATE/apt.log")
}

# unpack_debs FOLDER: everything fetched, once, as one tree to take binaries and libraries from.
unpack_debs() {
    local deb
    rm -rf "$1"
    mkdir -p "$1"
    for deb in "$DEBS_DIR"/*.deb; do dpkg-deb -x "$deb" "$1"; done
}

# library_path TREE: where the tree keeps its libraries.
library_path() {
    local triple
    triple=$(dpkg-architecture -qDEB_HOST_MULTIARCH 2>/dev/null || gcc -dumpmachine 2>/dev/null || echo "$(uname -m)-linux-gnu")
    printf '%s' "$1/usr/lib/$triple:$1/lib/$triple:$1/usr/lib:$1/lib"
}

# add_libraries ROOT TREE BINARY...: what the binaries ask for, and the loader, at the places where they look.
add_libraries() {
    local root=$1 tree=$2 file target
    shift 2
    LD_LIBRARY_PATH=$(library_path "$tree") ldd "$@" 2>/dev/null \
        | awk '$2 == "=>" && $3 ~ /^\// {print $1, $3} $1 ~ /^\/.*ld-/ {print $1, $1}' | sort -u \
        | while read -r file target; do
            case $file in
                /*) mkdir -p "$root$(dirname "$file")" && cp -L "$target" "$root$file" ;;
                *) cp -L "$target" "$root/usr/lib/$file" ;;
            esac
        done
}

# new_root FOLDER: the skeleton that every image shares: real /etc/passwd and friends, merged /usr, a world-writable /tmp.
new_root() {
    local root=$1
    rm -rf "$root"
    mkdir -p "$root"/{etc,usr/bin,usr/sbin,usr/lib,tmp,root,home,var/run,var/tmp,proc,sys,dev,run}
    ln -s usr/bin "$root/bin"
    ln -s usr/sbin "$root/sbin"
    ln -s usr/lib "$root/lib"
    ln -s lib "$root/usr/lib64"
    ln -s usr/lib "$root/lib64"
    chmod 1777 "$root/tmp" "$root/var/tmp"
    printf 'root:x:0:0:root:/root:/bin/sh\ndaemon:x:1:1:daemon:/usr/sbin:/bin/false\nwww-data:x:33:33:www-data:/var/www:/bin/false\nnobody:x:65534:65534:nobody:/home:/bin/false\n' >"$root/etc/passwd"
    printf 'root:x:0:\ndaemon:x:1:\nwww-data:x:33:\nnogroup:x:65534:\n' >"$root/etc/group"
    printf 'hosts: files dns\n' >"$root/etc/nsswitch.conf"
    printf '127.0.0.1 localhost\n' >"$root/etc/hosts"
}

# add_busybox ROOT TREE: shell and tools. The dynamic busybox: the static one of Debian dies in name look-ups (wget).
add_busybox() {
    local root=$1 tree=$2 applet
    cp "$tree/bin/busybox" "$root/usr/bin/busybox" 2>/dev/null || cp "$tree/usr/bin/busybox" "$root/usr/bin/busybox"
    add_libraries "$root" "$tree" "$root/usr/bin/busybox"
    # "busybox --list" names busybox itself: a link to itself would replace the binary.
    for applet in $("$root/usr/bin/busybox" --list | grep -vx busybox); do
        ln -s busybox "$root/usr/bin/$applet"
    done
    add_netcat "$root"
}

# Alpine's nc knows -z (connect, then hang up); Debian's busybox has it compiled out.
add_netcat() {
    rm -f "$1/usr/bin/nc"
    cat >"$1/usr/bin/nc" <<'NC'
#!/bin/sh
case " $* " in
*" -z "*)
    for a; do shift; case $a in -z | -v) ;; *) set -- "$@" "$a" ;; esac; done
    exec /bin/busybox nc "$@" -e /bin/true
    ;;
esac
exec /bin/busybox nc "$@"
NC
    chmod 755 "$1/usr/bin/nc"
}

# load_image NAME ROOT CONFIG_JSON: packs the folder as a one-layer image; the same content gives the same image ID.
load_image() {
    local name=$1 root=$2 config=$3 work layer
    work=$(mktemp -d "$IMAGES_DIR/load.XXXXXX")
    tar -C "$root" --sort=name --owner=0 --group=0 --numeric-owner --mtime=@1700000000 -cf "$work/layer.tar" .
    layer=$(sha256sum "$work/layer.tar" | cut -d' ' -f1)
    printf '{"architecture":"%s","os":"linux","created":"2023-11-14T22:13:20Z","config":%s,"rootfs":{"type":"layers","diff_ids":["sha256:%s"]},"history":[{"created":"2023-11-14T22:13:20Z","created_by":"slipway fixture"}]}' \
        "$(dpkg --print-architecture)" "$config" "$layer" >"$work/config.json"
    printf '[{"Config":"config.json","RepoTags":["%s"],"Layers":["layer.tar"]}]' "$name" >"$work/manifest.json"
    tar -C "$work" -cf - manifest.json config.json layer.tar | docker load -q >/dev/null
    rm -rf "$work"
}
