# shellcheck shell=bash
# A build of the checkout to run from: made when a source is newer, kept apart from the module folders so that a later
# build never pulls the jars from under a running process.

BUILD_DIR=$SLIPWAY_ROOT/target/slipway
BUILD_CURRENT=$BUILD_DIR/current

# Anything that goes into the program; a deleted file shows as a newer folder.
build_sources() {
    printf '%s\n' "$SLIPWAY_ROOT/pom.xml"
    local module
    for module in core app; do printf '%s\n' "$SLIPWAY_ROOT/$module/pom.xml" "$SLIPWAY_ROOT/$module/src/main"; done
}

build_is_fresh() {
    local sources
    [ -s "$BUILD_CURRENT/classpath" ] || return 1
    IFS=$'\n' read -r -d '' -a sources < <(build_sources) || true
    [ -z "$(find "${sources[@]}" -newer "$BUILD_CURRENT/stamp" -print 2>/dev/null | head -n 1)" ]
}

# ensure_built: quick when nothing changed; one build at a time. Checks and tests are packaging/test's work.
ensure_built() {
    if build_is_fresh; then return 0; fi
    (cd "$SLIPWAY_ROOT" && mkdir -p target && exec 9>target/slipway.lock && lock_fd_9 && build_once)
}

build_once() {
    if build_is_fresh; then return 0; fi
    find_jdk
    ensure_maven
    local made
    made=$BUILD_DIR/$(date +%Y%m%d-%H%M%S)-$$
    mkdir -p "$made"
    touch "$made/stamp"
    say "building"
    maven -q -Dquick -Dslipway.target=target/quick "-Dslipway.version=$(version_full)" -Dmaven.test.skip=true -DincludeScope=runtime -Dmdep.outputFile=target/quick/classpath \
        package dependency:build-classpath -pl app -am >&2 || build_failed "$made"
    build_collect "$made"
    ln -sfn "$(basename "$made")" "$BUILD_CURRENT"
    build_prune
}

build_failed() {
    rm -rf "$1"
    die 3 "The build failed." "'mvn verify' in $SLIPWAY_ROOT says more."
}

# Our own two jars are copied, the libraries stay in Maven's repository.
build_collect() {
    local made=$1 libraries
    cp app/target/quick/slipway-app-*.jar "$made/app.jar"
    cp core/target/quick/slipway-core-*.jar "$made/core.jar"
    libraries=$(tr ':' '\n' <app/target/quick/classpath | grep -v '/slipway-core-[^/]*\.jar$' | paste -s -d: -)
    printf '%s\n' "$SLIPWAY_ROOT/target/slipway/${made##*/}/app.jar:$SLIPWAY_ROOT/target/slipway/${made##*/}/core.jar:$libraries" >"$made/classpath"
    printf '%s\n' "$JAVA_HOME" >"$made/java_home"
}

# A driver of a live release may still run from an older build: the last few stay.
build_prune() {
    local old
    find "$BUILD_DIR" -mindepth 1 -maxdepth 1 -type d | sort -r | tail -n +6 | while read -r old; do rm -rf "$old"; done
}

# build_java [JVM OPTIONS...] -- ARGUMENTS...: replaces this process by the program.
build_java() {
    local options=()
    while [ "$1" != -- ]; do
        options+=("$1")
        shift
    done
    shift
    # Resolved now: a build that happens later does not change what this process loads.
    local build home
    build=$BUILD_DIR/$(readlink "$BUILD_CURRENT")
    home=$(cat "$build/java_home")
    jdk_fits "$home" || { find_jdk && home=$JAVA_HOME; }
    if [ -s "$build/app.aot" ]; then options+=("-XX:AOTCache=$build/app.aot" -Xlog:aot=off -Xlog:cds=off); fi
    exec "$home/bin/java" ${options[@]+"${options[@]}"} --enable-native-access=ALL-UNNAMED -cp "$(cat "$build/classpath")" \
        dev.slipway.app.Launcher "$@"
}

# ensure_trained: a cache of loaded classes for this very build takes a third off each call. Worth its five seconds
# where many calls follow; a call works as well without it. It lies in the build's own folder, so it is never stale.
ensure_trained() {
    local build home
    build=$BUILD_DIR/$(readlink "$BUILD_CURRENT")
    if [ -s "$build/app.aot" ]; then return 0; fi
    home=$(mktemp -d)
    "$(cat "$build/java_home")/bin/java" -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED "-XX:AOTCacheOutput=$build/app.aot.$$" \
        -cp "$(cat "$build/classpath")" dev.slipway.app.Launcher --home "$home" project list </dev/null >/dev/null 2>&1 || true
    if [ -s "$build/app.aot.$$" ]; then mv "$build/app.aot.$$" "$build/app.aot"; fi
    rm -rf "$home"
}
