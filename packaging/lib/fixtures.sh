# shellcheck shell=bash
# The images that samples and tests use, under the names that users have. Where no registry is in reach they are made
# from this machine's Debian packages, and only in an engine that these scripts started: see docs/contributing.md.

# Raise it when a recipe changes: images of an older revision are made again.
FIXTURE_REVISION=1
FIXTURE_MAVEN=3.9.11
FIXTURE_PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
FIXTURE_IMAGES="busybox:stable haproxy:3.2-alpine maven:3.9-eclipse-temurin-25 registry:2 docker:cli nginx:stable"

# ensure_fixtures: in our own engine every image is there afterwards; in a user's engine nothing is ever made or tagged.
ensure_fixtures() {
    [ "${SLIPWAY_ENGINE:-}" = own ] || return 0
    [ -n "$(fixtures_missing)" ] || return 0
    with_lock fixtures fixtures_make
}

# Missing, or ours and of an older revision. An image that somebody pulled carries no revision and is left alone.
fixtures_missing() {
    local image revision
    for image in $FIXTURE_IMAGES; do
        revision=$(docker image inspect -f '{{with .Config.Labels}}{{index . "dev.slipway.fixture"}}{{end}}' "$image" 2>/dev/null) || revision=0
        if [ -n "$revision" ] && [ "$revision" -lt "$FIXTURE_REVISION" ]; then printf '%s\n' "$image"; fi
    done
}

fixtures_make() {
    local image missing job failed="" jobs=""
    missing=$(fixtures_missing)
    [ -n "$missing" ] || return 0
    # shellcheck disable=SC2086  # one line of a list
    say "making images from Debian packages:" $missing
    mkdir -p "$IMAGES_DIR"
    fixtures_sources
    for image in $missing; do
        (fixture_one "$image") &
        jobs="$jobs $!"
    done
    for job in $jobs; do wait "$job" || failed=yes; done
    rm -rf "$IMAGES_DIR"
    [ -z "$failed" ] || die 3 "An image could not be made." "See the lines above and $SLIPWAY_STATE/apt.log."
}

fixtures_sources() {
    local packages=(busybox haproxy nginx nginx-common docker-registry git bash libc-bin docker.io)
    if apt_known docker-cli; then packages+=(docker-cli); fi
    if ! fetch_debs "${packages[@]}"; then
        apt_fresh
        fetch_debs "${packages[@]}" \
            || die 3 "The packages for the test images could not be fetched." "See $SLIPWAY_STATE/apt.log."
    fi
    unpack_debs "$IMAGES_DIR/tree"
}

fixture_one() {
    set -euo pipefail
    local image=$1 tree=$IMAGES_DIR/tree root
    root=$IMAGES_DIR/${image%%:*}
    new_root "$root"
    add_busybox "$root" "$tree"
    "fixture_${image%%:*}" "$image" "$root" "$tree"
    rm -rf "$root"
}

# fixture_load IMAGE ROOT JSON_MEMBERS: adds path and revision to the image's configuration.
fixture_load() {
    load_image "$1" "$2" "{\"Labels\":{\"dev.slipway.fixture\":\"$FIXTURE_REVISION\"},$3}"
}

fixture_env() {
    local pair list="\"PATH=$FIXTURE_PATH\""
    for pair in "$@"; do list="$list,\"$pair\""; done
    printf '"Env":[%s]' "$list"
}

fixture_busybox() {
    mkdir -p "$2/var/www" "$2/var/spool"
    fixture_load "$1" "$2" "$(fixture_env),\"Cmd\":[\"sh\"]"
}

# As the official image: user haproxy (99), the entrypoint adds -W -db, SIGUSR1 stops softly.
fixture_haproxy() {
    local root=$2 tree=$3
    cp "$tree/usr/sbin/haproxy" "$root/usr/sbin/haproxy"
    add_libraries "$root" "$tree" "$root/usr/sbin/haproxy"
    echo 'haproxy:x:99:99:haproxy:/var/lib/haproxy:/bin/sh' >>"$root/etc/passwd"
    echo 'haproxy:x:99:' >>"$root/etc/group"
    mkdir -p "$root/usr/local/etc/haproxy" "$root/usr/local/bin" "$root/var/lib/haproxy"
    chmod 1777 "$root/var/lib/haproxy"
    cat >"$root/usr/local/bin/docker-entrypoint.sh" <<'ENTRY'
#!/bin/sh
set -e
if [ "${1#-}" != "$1" ]; then set -- haproxy "$@"; fi
if [ "$1" = 'haproxy' ]; then shift; set -- haproxy -W -db "$@"; fi
exec "$@"
ENTRY
    chmod 755 "$root/usr/local/bin/docker-entrypoint.sh"
    fixture_load "$1" "$root" "$(fixture_env),\"User\":\"haproxy\",\"WorkingDir\":\"/var/lib/haproxy\",\"StopSignal\":\"SIGUSR1\",\"Entrypoint\":[\"docker-entrypoint.sh\"],\"Cmd\":[\"haproxy\",\"-f\",\"/usr/local/etc/haproxy/haproxy.cfg\"]"
}

fixture_nginx() {
    local root=$2 tree=$3
    cp "$tree/usr/sbin/nginx" "$root/usr/sbin/nginx"
    add_libraries "$root" "$tree" "$root/usr/sbin/nginx"
    echo 'nginx:x:101:101:nginx:/var/cache/nginx:/bin/false' >>"$root/etc/passwd"
    echo 'nginx:x:101:' >>"$root/etc/group"
    mkdir -p "$root"/etc/nginx/conf.d "$root"/usr/share/nginx/html "$root"/var/{log,cache,lib}/nginx
    cp "$tree/etc/nginx/mime.types" "$root/etc/nginx/"
    ln -s /dev/stdout "$root/var/log/nginx/access.log"
    ln -s /dev/stderr "$root/var/log/nginx/error.log"
    echo '<!doctype html><title>Welcome to nginx!</title><h1>Welcome to nginx!</h1>' >"$root/usr/share/nginx/html/index.html"
    cat >"$root/etc/nginx/nginx.conf" <<'CONF'
user nginx;
worker_processes 1;
error_log /var/log/nginx/error.log notice;
pid /var/run/nginx.pid;
events { worker_connections 1024; }
http {
    include /etc/nginx/mime.types;
    default_type application/octet-stream;
    access_log /var/log/nginx/access.log;
    include /etc/nginx/conf.d/*.conf;
}
CONF
    cat >"$root/etc/nginx/conf.d/default.conf" <<'CONF'
server {
    listen 80;
    location / { root /usr/share/nginx/html; index index.html index.htm; }
}
CONF
    fixture_load "$1" "$root" "$(fixture_env),\"ExposedPorts\":{\"80/tcp\":{}},\"StopSignal\":\"SIGQUIT\",\"Cmd\":[\"nginx\",\"-g\",\"daemon off;\"]"
}

fixture_registry() {
    local root=$2 tree=$3
    cp "$tree/usr/bin/docker-registry" "$root/usr/bin/registry"
    add_libraries "$root" "$tree" "$root/usr/bin/registry"
    mkdir -p "$root/etc/docker/registry" "$root/var/lib/registry"
    cat >"$root/etc/docker/registry/config.yml" <<'CONF'
version: 0.1
log: {fields: {service: registry}}
storage:
  cache: {blobdescriptor: inmemory}
  filesystem: {rootdirectory: /var/lib/registry}
  delete: {enabled: true}
http: {addr: ':5000'}
CONF
    fixture_load "$1" "$root" "$(fixture_env),\"ExposedPorts\":{\"5000/tcp\":{}},\"Volumes\":{\"/var/lib/registry\":{}},\"Entrypoint\":[\"registry\"],\"Cmd\":[\"serve\",\"/etc/docker/registry/config.yml\"]"
}

fixture_docker() {
    local root=$2 tree=$3
    cp "$tree/usr/bin/docker" "$root/usr/bin/docker"
    add_libraries "$root" "$tree" "$root/usr/bin/docker"
    add_git "$root" "$tree"
    fixture_load "$1" "$root" "$(fixture_env DOCKER_VERSION=fixture),\"Cmd\":[\"sh\"]"
}

# The JDK of this machine, Maven as published, git, and a shell: what a Jenkinsfile's agent finds in the official image.
fixture_maven() {
    local root=$2 tree=$3
    add_git "$root" "$tree"
    rm -f "$root/usr/bin/bash"
    cp "$tree/bin/bash" "$root/usr/bin/bash" 2>/dev/null || cp "$tree/usr/bin/bash" "$root/usr/bin/bash"
    add_libraries "$root" "$tree" "$root/usr/bin/bash"
    mkdir -p "$root/opt/java/openjdk" "$root/usr/share/maven" "$root/usr/lib/locale"
    tar -C "$JAVA_HOME" -ch --exclude=./lib/src.zip --exclude=./jmods --exclude=./legal --exclude=./man . \
        | tar -C "$root/opt/java/openjdk" -x
    add_libraries "$root" "$tree" "$JAVA_HOME/bin/java" "$JAVA_HOME"/lib/{libnet,libnio,libzip,libjli}.so "$JAVA_HOME/lib/server/libjvm.so"
    # Native parts of jars (jansi, sqlite) ask for these by name.
    find "$tree" \( -name 'libutil.so.1' -o -name 'libdl.so.2' -o -name 'libpthread.so.0' -o -name 'librt.so.1' -o -name 'libm.so.6' \
        -o -name 'libgcc_s.so.1' -o -name 'libstdc++.so.6' -o -name 'libz.so.1' \) -exec cp -L {} "$root/usr/lib/" \;
    cp -r "$tree/usr/lib/locale/C.utf8" "$root/usr/lib/locale/" 2>/dev/null || true
    maven_distribution | tar -C "$root/usr/share/maven" --strip-components=1 -xz
    # The container gets to the Maven repository the way this machine does.
    if grep -qsE '<(mirror|proxy)>' "$HOME/.m2/settings.xml"; then cp "$HOME/.m2/settings.xml" "$root/usr/share/maven/conf/"; fi
    ln -s /usr/share/maven/bin/mvn "$root/usr/bin/mvn"
    fixture_load "$1" "$root" "$(fixture_env JAVA_HOME=/opt/java/openjdk MAVEN_HOME=/usr/share/maven LANG=C.UTF-8 MAVEN_CONFIG=/root/.m2 \
        | sed 's|PATH=|PATH=/opt/java/openjdk/bin:|'),\"Cmd\":[\"mvn\"]"
}

# maven_distribution: the published archive, fetched once by this machine's Maven from the repository that it is set up for.
maven_distribution() {
    local file=$DEBS_DIR/apache-maven-$FIXTURE_MAVEN-bin.tar.gz
    if [ ! -s "$file" ]; then
        ensure_maven
        (cd "$DEBS_DIR" && maven -q org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy \
            "-Dartifact=org.apache.maven:apache-maven:$FIXTURE_MAVEN:tar.gz:bin" "-DoutputDirectory=$DEBS_DIR" >&2)
    fi
    cat "$file"
}

add_git() {
    local root=$1 tree=$2
    cp "$tree/usr/bin/git" "$root/usr/bin/git"
    mkdir -p "$root/usr/lib/git-core" "$root/usr/share/git-core" "$root/etc/ssl/certs"
    cp -a "$tree/usr/lib/git-core/." "$root/usr/lib/git-core/"
    cp -r "$tree/usr/share/git-core/templates" "$root/usr/share/git-core/"
    # The main binary is there a second time: one link saves 4 MB.
    ln -sf ../../bin/git "$root/usr/lib/git-core/git"
    add_libraries "$root" "$tree" "$root/usr/bin/git" "$root/usr/lib/git-core/git-remote-http"
    if [ -s /etc/ssl/certs/ca-certificates.crt ]; then cp -L /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/"; fi
}

# ensure_images IMAGE...: on a user's engine: there, or pulled under its own name; on ours: made.
ensure_images() {
    local image
    ensure_fixtures
    for image in "$@"; do
        docker image inspect "$image" >/dev/null 2>&1 && continue
        say "pulling $image"
        docker pull -q "$image" >/dev/null || die 3 "The image $image is not on the engine and cannot be pulled." \
            "Connect to the network, or load it by 'docker load', then run this again."
    done
}
