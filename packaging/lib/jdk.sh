# shellcheck shell=bash
# The one prerequisite: a JDK 25 or later.

# jdk_major HOME: the feature version of a JDK folder; fails for a runtime without javac.
jdk_major() {
    [ -x "$1/bin/javac" ] || return 1
    local version
    version=$(sed -n 's/^JAVA_VERSION="\{0,1\}\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null)
    [ -n "$version" ] || version=$("$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p')
    [ -n "$version" ] && printf '%s\n' "$version"
}

jdk_fits() {
    local major
    [ -n "$1" ] && major=$(jdk_major "$1") && [ "$major" -ge 25 ]
}

jdk_places() {
    local java
    printf '%s\n' "${JAVA_HOME:-}"
    if java=$(command -v java) && java=$(readlink -f "$java" 2>/dev/null); then
        printf '%s\n' "${java%/bin/java}"
    fi
    if [ -x /usr/libexec/java_home ]; then /usr/libexec/java_home -v 25+ 2>/dev/null || true; fi
    printf '%s\n' /usr/lib/jvm/*25* /usr/lib/jvm/* /opt/java/* /opt/*jdk* "$HOME"/.sdkman/candidates/java/* \
        "$HOME"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home
}

# find_jdk: exports JAVA_HOME, or ends with 3 and where to get one.
find_jdk() {
    local home
    while IFS= read -r home; do
        if jdk_fits "$home"; then
            export JAVA_HOME=$home
            return 0
        fi
    done < <(jdk_places)
    die 3 "No JDK 25 was found (JAVA_HOME, java on the path and the usual folders were looked at)." \
        "Get Temurin 25 from https://adoptium.net, then set JAVA_HOME to its folder."
}
