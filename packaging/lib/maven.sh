# shellcheck shell=bash
# Maven, under the JDK that find_jdk chose.

# ensure_maven: mvn on the path, installed where we may.
ensure_maven() {
    has mvn && return 0
    can_install || die 3 "Maven was not found." "Install Maven 3.8 or later and put mvn on the path."
    apt_known maven || apt_fresh
    install_packages maven
}

# maven ARGUMENTS...: without colours, and without Maven's own complaints about the JDK that runs it (its guava uses
# what Java 24 warns of). It prints resets even when told to use no colour.
maven() {
    MAVEN_OPTS="${MAVEN_OPTS:-} --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED" \
        mvn -B -Dstyle.color=never "$@" </dev/null 2>&1 | perl -pe 'BEGIN { $| = 1 } s/\e\[0?m//g'
}
