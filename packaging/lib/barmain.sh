# shellcheck shell=bash
# Bars that are main classes of core's tests: compiled when a source is newer, run on the class path.

# bar_main CLASS [ARGUMENT...]; BAR_JAVA_OPTIONS goes to java
bar_main() {
    local class=$1 core=$SLIPWAY_ROOT/core target=$SLIPWAY_ROOT/core/target/bars
    shift
    if [ -z "$(find "$target/classpath" 2>/dev/null)" ] || [ -n "$(find "$core/src" "$core/pom.xml" -newer "$target/classpath" -print 2>/dev/null | head -n 1)" ]; then
        find_jdk
        ensure_maven
        mkdir -p "$target"
        (cd "$SLIPWAY_ROOT" && maven -q -Dquick -DincludeScope=test -Dmdep.outputFile="$target/classpath.new" \
            test-compile dependency:build-classpath -pl core >&2) || die 3 "The bars did not compile."
        mv "$target/classpath.new" "$target/classpath"
    fi
    find_jdk
    # shellcheck disable=SC2086
    "$JAVA_HOME/bin/java" ${BAR_JAVA_OPTIONS:-} -cp "$core/target/test-classes:$core/target/classes:$(cat "$target/classpath")" "dev.slipway.core.bars.$class" "$@"
}
