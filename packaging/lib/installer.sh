# shellcheck shell=bash
# The Linux packages. jpackage makes the image (launcher, runtime, jars); a Debian and an RPM package are that image and
# the files of packaging/linux in their places, put together by dpkg-deb and rpmbuild: see docs/decisions.

PACKAGE_DIR=${SLIPWAY_PACKAGES:-$SLIPWAY_ROOT/target/package}
PACKAGE_IMAGE=$PACKAGE_DIR/slipway
PACKAGE_LINUX=$SLIPWAY_ROOT/packaging/linux
PACKAGE_ID=dev.slipway.Slipway
# Looked up once: somebody may commit while a package is built.
PACKAGE_VERSION=$(version_full)
PACKAGE_NUMBER=$(version_number)
PACKAGE_TIME=$(version_time)

# What the program asks of Java. jdk.localedata only for the languages of the window; jdk.charsets for odd test reports.
PACKAGE_MODULES=java.base,java.desktop,java.logging,java.management,java.naming,java.net.http,java.scripting,java.security.jgss,java.sql,java.xml,jdk.charsets,jdk.crypto.ec,jdk.httpserver,jdk.localedata,jdk.net,jdk.security.auth,jdk.unsupported,jdk.unsupported.desktop,jdk.zipfs

# The same collector and object layout in training and in use: a cache made with others is not taken.
PACKAGE_JAVA_OPTIONS=(-XX:+UseSerialGC -XX:+UseCompactObjectHeaders --enable-native-access=ALL-UNNAMED -Dorg.sqlite.lib.name=libsqlitejdbc.so)
# By itself Java begins with a heap of a 64th of the machine's memory, and fills most of it before it looks what is used;
# and what C code has freed is given back to the system only when somebody asks for it (milliseconds between asking).
PACKAGE_WINDOW_OPTIONS=(-Xms12m -XX:NewSize=3m -XX:TrimNativeHeapInterval=5000)
# A call of a second or two starts quickly rather than running at full speed later.
PACKAGE_CALL_OPTIONS=(-XX:TieredStopAtLevel=1)

installer_image() {
    say "version $PACKAGE_VERSION"
    installer_jars
    installer_runtime
    installer_jpackage
    installer_share
    installer_train
    say "image: $PACKAGE_IMAGE, $(du -sm "$PACKAGE_IMAGE" | cut -f1) MB"
}

installer_ensure_image() { [ "$(cat "$PACKAGE_DIR/version" 2>/dev/null)" = "$PACKAGE_VERSION" ] || installer_image; }

installer_jars() {
    # What an earlier build has collected may be of other versions, and its list of licences would be taken as it is.
    rm -rf "$PACKAGE_DIR" "$SLIPWAY_ROOT/packaging/target/package"
    mkdir -p "$PACKAGE_DIR"
    (cd "$SLIPWAY_ROOT" && maven -q -Dquick -Dslipway.target=target/package -Dslipway.version="$PACKAGE_VERSION" -Dmaven.test.skip=true package >&2) \
        || die 3 "The build failed." "'mvn verify' in $SLIPWAY_ROOT says more."
    cp -r "$SLIPWAY_ROOT/packaging/target/package/input" "$PACKAGE_DIR/input"
    # Placeholders without a class, beside the jars of this platform.
    find "$PACKAGE_DIR/input" -name 'javafx-*' -size -2k -delete
    installer_trim
}

# The native libraries of other systems and processors go: more than a tenth of the download.
installer_trim() {
    local jar inside
    case $(uname -m) in aarch64) inside=aarch64 ;; *) inside=x86_64 ;; esac
    # SQLite's own lies beside the jars: out of its jar it would be copied to a temporary folder at each start.
    jar=$(find "$PACKAGE_DIR/input" -name 'sqlite-jdbc-*.jar')
    unzip -qoj "$jar" "org/sqlite/native/Linux/$inside/libsqlitejdbc.so" -d "$PACKAGE_DIR/input"
    chmod 755 "$PACKAGE_DIR/input/libsqlitejdbc.so"
    installer_keep_native "$jar" 'org/sqlite/native/' none
    jar=$(find "$PACKAGE_DIR/input" -name 'jna-*.jar')
    installer_keep_native "$jar" 'com/sun/jna/' "com/sun/jna/linux-${inside/x86_64/x86-64}/"
    "$JAVA_HOME/bin/java" -XX:TieredStopAtLevel=1 "$SLIPWAY_ROOT/packaging/lib/ModernClasses.java" "$PACKAGE_TIME" "$PACKAGE_DIR"/input/*.jar >&2
}

# installer_keep_native JAR BELOW KEPT: removes the libraries below a folder of the jar, but for one folder's.
installer_keep_native() {
    local doomed
    doomed=$(unzip -Z1 "$1" | grep "^$2" | grep -E '\.(so|a|dll|dylib|jnilib)$' | grep -v "^$3" || true)
    [ -z "$doomed" ] || printf '%s\n' "$doomed" | zip -q -X -d "$1" -@
}

installer_runtime() {
    "$JAVA_HOME/bin/jlink" --add-modules "$PACKAGE_MODULES" --include-locales=en,zh --output "$PACKAGE_DIR/runtime" \
        --no-header-files --no-man-pages --strip-debug >&2
    # Only the launcher's java is ever run; it is also what trains the cache.
    find "$PACKAGE_DIR/runtime/bin" -type f ! -name java ! -name keytool -delete
    installer_strip
}

# Symbols that only a debugger of the virtual machine itself would read: a tenth of it.
installer_strip() {
    [ "$(uname -s)" = Linux ] || return 0
    find "$PACKAGE_DIR/runtime" "$PACKAGE_DIR/input" -type f \( -name '*.so' -o -name jspawnhelper -o -name jexec -o -path '*/bin/*' \) \
        -exec strip --strip-unneeded {} +
}

# Where updates are told of, and whose signature is believed: built in by who publishes (docs/update-feed.md).
installer_update_options() {
    [ -n "${SLIPWAY_UPDATE_FEED:-}" ] || return 0
    [ -s "${SLIPWAY_UPDATE_PUBLIC_KEY:-}" ] || die 2 "A package with an update feed needs its key." \
        "Set SLIPWAY_UPDATE_PUBLIC_KEY to a file: openssl pkey -in KEY.pem -pubout -out FILE."
    printf '%s\n' "-Dslipway.update.feed=$SLIPWAY_UPDATE_FEED" \
        "-Dslipway.update.key=$(sed '/-----/d' "$SLIPWAY_UPDATE_PUBLIC_KEY" | tr -d ' \n')"
}

# Two launchers of the same program: "slipway" starts calls of the command line, "slipway-window" the window. They differ
# in the start-up cache, which is the quicker the less is in it.
installer_jpackage() {
    local options=() option common="${PACKAGE_JAVA_OPTIONS[*]} -Dorg.sqlite.lib.path=\$APPDIR -Xlog:aot=off -Xlog:cds=off"
    common="$common $(installer_update_options | paste -s -d' ' -)"
    for option in $common "${PACKAGE_CALL_OPTIONS[@]}" "-XX:AOTCache=\$APPDIR/slipway.aot"; do
        options+=(--java-options "$option")
    done
    printf 'java-options=%s\n' "$common ${PACKAGE_WINDOW_OPTIONS[*]} -XX:AOTCache=\$APPDIR/slipway-window.aot" >"$PACKAGE_DIR/window.properties"
    "$JAVA_HOME/bin/jpackage" --type app-image --name slipway --app-version "$PACKAGE_NUMBER" --vendor Slipway \
        --input "$PACKAGE_DIR/input" --main-jar "$(cd "$PACKAGE_DIR/input" && ls slipway-app-*.jar)" \
        --main-class dev.slipway.app.Launcher --runtime-image "$PACKAGE_DIR/runtime" --add-launcher "slipway-window=$PACKAGE_DIR/window.properties" \
        --icon "$SLIPWAY_ROOT/icons/png/slipway-256.png" --dest "$PACKAGE_DIR" "${options[@]}" >&2
    rm -rf "$PACKAGE_DIR/input" "$PACKAGE_DIR/runtime" "$PACKAGE_DIR/window.properties"
}

# What belongs beside the program on a desktop, as a tree below usr/share.
installer_share() {
    local share=$PACKAGE_DIR/share size
    for size in 16 22 24 32 48 64 128 256 512; do
        install -Dm644 "$SLIPWAY_ROOT/icons/png/slipway-$size.png" "$share/icons/hicolor/${size}x$size/apps/$PACKAGE_ID.png"
    done
    install -Dm644 "$SLIPWAY_ROOT/icons/slipway.svg" "$share/icons/hicolor/scalable/apps/$PACKAGE_ID.svg"
    install -Dm644 "$SLIPWAY_ROOT/icons/slipway-symbolic.svg" "$share/icons/hicolor/symbolic/apps/$PACKAGE_ID-symbolic.svg"
    install -Dm644 "$PACKAGE_LINUX/$PACKAGE_ID.desktop" "$share/applications/$PACKAGE_ID.desktop"
    mkdir -p "$share/metainfo" "$share/doc/slipway" "$share/man/man1"
    sed "s/@VERSION@/$PACKAGE_NUMBER/; s/@DATE@/$(date -u -d "@$PACKAGE_TIME" +%F)/" "$PACKAGE_LINUX/$PACKAGE_ID.metainfo.xml" \
        >"$share/metainfo/$PACKAGE_ID.metainfo.xml"
    cp "$SLIPWAY_ROOT/packaging/target/package/third-party.txt" "$SLIPWAY_ROOT/packaging/target/package/slipway.cdx.json" "$share/doc/slipway/"
    gzip -9n <"$SLIPWAY_ROOT/docs/CHANGELOG.md" >"$share/doc/slipway/changelog.gz"
    sed "s/@DATE@/$(date -u -d "@$PACKAGE_TIME" +%F)/" "$PACKAGE_LINUX/copyright" >"$share/doc/slipway/copyright"
    installer_completions "$share"
}

# The man page and the completions are the command line's own words: the program prints them.
installer_completions() {
    local share=$1 slipway=$PACKAGE_IMAGE/bin/slipway
    mkdir -p "$share/bash-completion/completions" "$share/zsh/site-functions" "$share/fish/vendor_completions.d"
    "$slipway" completion bash | sed '1{/^#!/d}' >"$share/bash-completion/completions/slipway"
    "$slipway" completion zsh >"$share/zsh/site-functions/_slipway"
    "$slipway" completion fish >"$share/fish/vendor_completions.d/slipway.fish"
    "$slipway" reference man --date "$(date -u -d "@$PACKAGE_TIME" +%F)" | gzip -9n >"$share/man/man1/slipway.1.gz"
}

# The class path in the launcher's own order: a cache of another order is not taken.
installer_classpath() {
    sed -n 's/^app.classpath=//p' "$PACKAGE_IMAGE/lib/app/slipway.cfg" | sed "s|\$APPDIR|$PACKAGE_IMAGE/lib/app|" | paste -s -d:
}

# Caches of loaded and linked classes, one for the command line and one for the window (trained without a display). Made
# last: from JDK 25.0.4 on the jars' times have to match, so they are pinned before and kept by every package.
installer_train() {
    find "$PACKAGE_DIR/slipway" "$PACKAGE_DIR/share" -exec touch -h -d "@$PACKAGE_TIME" {} +
    installer_train_one slipway calls "${PACKAGE_CALL_OPTIONS[@]}"
    installer_train_one slipway-window window -Dglass.platform=Headless -Dprism.order=sw
    printf '%s\n' "$PACKAGE_VERSION" >"$PACKAGE_DIR/version"
}

# installer_train_one NAME REHEARSED OPTION...
installer_train_one() {
    local app=$PACKAGE_IMAGE/lib/app name=$1 rehearsed=$2 home
    shift 2
    home=$(mktemp -d)
    "$PACKAGE_IMAGE/lib/runtime/bin/java" "${PACKAGE_JAVA_OPTIONS[@]}" "-Dorg.sqlite.lib.path=$app" "-Djpackage.app-path=$PACKAGE_IMAGE/bin/$name" "$@" \
        "-XX:AOTCacheOutput=$app/$name.aot" -cp "$(installer_classpath)" dev.slipway.app.Rehearsal "$home" "$rehearsed" >"$PACKAGE_DIR/$name.training.log" 2>&1 || true
    rm -rf "$home"
    [ -s "$app/$name.aot" ] || die 1 "The start-up cache was not made." "See $PACKAGE_DIR/$name.training.log."
    chmod 644 "$app/$name.aot"
    touch -d "@$PACKAGE_TIME" "$app/$name.aot"
}

# installer_options LAUNCHER PLACE: the launcher's options for java itself, with the image at PLACE. jpackage's launcher asks
# dpkg and rpm where it is at every start, which takes longer than the program does.
installer_options() {
    local cfg=$PACKAGE_IMAGE/lib/app/$1.cfg
    {
        sed -n 's/^java-options=//p' "$cfg"
        printf '%s\n' "-Djpackage.app-path=\$APPDIR/../../bin/$1" -cp
        sed -n 's/^app.classpath=//p' "$cfg" | paste -s -d:
    } | sed "s|\$APPDIR/../..|$2|g; s|\$APPDIR|$2/lib/app|g"
}

# installer_command PLACE FILE: the script that people have on their path.
installer_command() {
    sed "s|@PLACE@|$1|; s/@VERSION@/$PACKAGE_VERSION/" "$PACKAGE_LINUX/slipway" >"$2"
    chmod 755 "$2"
}

# installer_tree ROOT: the files of a package in their places.
installer_tree() {
    local root=$1
    mkdir -p "$root/usr/lib" "$root/usr/bin"
    cp -a "$PACKAGE_IMAGE" "$root/usr/lib/slipway"
    cp -a "$PACKAGE_DIR/share" "$root/usr/share"
    installer_options slipway /usr/lib/slipway >"$root/usr/lib/slipway/lib/app/slipway.options"
    installer_options slipway-window /usr/lib/slipway >"$root/usr/lib/slipway/lib/app/slipway-window.options"
    installer_command /usr/lib/slipway "$root/usr/bin/slipway"
    find "$root" -type d -exec chmod 755 {} +
    find "$root" -exec touch -h -d "@$PACKAGE_TIME" {} +
}

installer_deb() {
    installer_ensure_image
    local root=$PACKAGE_DIR/deb version arch file compress=(-Zxz -z6)
    version=$(printf '%s' "$PACKAGE_VERSION" | tr + '~' | sed 's/~\([0-9]*\.g\)/+\1/')
    arch=$(dpkg --print-architecture)
    file=$PACKAGE_DIR/slipway_${version}_$arch.deb
    [ -z "${SLIPWAY_FAST:-}" ] || compress=(-Zzstd -z3)
    rm -rf "$root" "$PACKAGE_DIR"/*.deb
    installer_tree "$root"
    install -Dm644 "$PACKAGE_LINUX/lintian-overrides" "$root/usr/share/lintian/overrides/slipway"
    mkdir -p "$root/DEBIAN"
    sed "s/@VERSION@/$version/; s/@ARCH@/$arch/; s/@SIZE@/$(du -sk "$root/usr" | cut -f1)/" "$PACKAGE_LINUX/control" >"$root/DEBIAN/control"
    (cd "$root" && find usr -type f -print0 | sort -z | xargs -0 md5sum) >"$root/DEBIAN/md5sums"
    find "$root" -newermt "@$PACKAGE_TIME" -exec touch -h -d "@$PACKAGE_TIME" {} +
    SOURCE_DATE_EPOCH=$PACKAGE_TIME dpkg-deb --root-owner-group "${compress[@]}" --build "$root" "$file" >&2
    rm -rf "$root"
    say "deb: $file, $(installer_megabytes "$file") MB"
}

installer_rpm() {
    installer_ensure_image
    local top=$PACKAGE_DIR/rpmbuild payload=w6T0.xzdio
    [ -z "${SLIPWAY_FAST:-}" ] || payload=w3.zstdio
    rm -rf "$top" "$PACKAGE_DIR"/*.rpm
    mkdir -p "$top"/{BUILD,RPMS,tree}
    installer_tree "$top/tree"
    SOURCE_DATE_EPOCH=$PACKAGE_TIME rpmbuild -bb --quiet --define "_topdir $top" --define "_tree $top/tree" \
        --define "_binary_payload $payload" --define "_version $PACKAGE_NUMBER" --define "_full $PACKAGE_VERSION" \
        "$PACKAGE_LINUX/slipway.spec" >&2
    mv "$top"/RPMS/*/*.rpm "$PACKAGE_DIR/"
    rm -rf "$top"
    say "rpm: $(ls "$PACKAGE_DIR"/*.rpm), $(installer_megabytes "$PACKAGE_DIR"/*.rpm) MB"
}

# As a download is counted: millions of bytes.
installer_megabytes() { echo $(($(stat -c %s "$1") / 1000000)); }

# Every library in the image is named with its licence, and in the bill of materials; the runtime's own notices are there.
installer_check_licences() {
    local doc=$PACKAGE_DIR/share/doc/slipway jar name version bad=0
    for jar in "$PACKAGE_IMAGE"/lib/app/*.jar; do
        jar=$(basename "$jar" .jar)
        case $jar in slipway-*) continue ;; esac
        # jline-3.2.1, javafx-base-26.0.2-linux, org.eclipse.jgit-7.8.1.2026-r
        name=$(printf '%s' "$jar" | sed 's/-[0-9].*//')
        version=$(printf '%s' "${jar#"$name"-}" | sed 's/-\(linux\|mac\|win\)\(-aarch64\)\?$//')
        grep -q "(.*) .*:$name:$version" "$doc/third-party.txt" || { printf 'no licence: %s\n' "$jar" >&2; bad=1; }
        grep -q "pkg:maven/[^/]*/$name@$version" "$doc/slipway.cdx.json" || { printf 'not in the bill of materials: %s\n' "$jar" >&2; bad=1; }
    done
    ! grep -n '^ *(Unknown license)' "$doc/third-party.txt" >&2 || bad=1
    [ -s "$PACKAGE_IMAGE/lib/runtime/legal/java.base/LICENSE" ] || { echo "the runtime's licence is missing" >&2; bad=1; }
    [ "$bad" = 0 ] || die 1 "Not every library is told of." "The licences come from Maven: packaging/pom.xml."
}

installer_check() {
    installer_ensure_image
    local share=$PACKAGE_DIR/share
    installer_check_licences
    "$SLIPWAY_ROOT/icons/generate" --check
    desktop-file-validate "$share/applications/$PACKAGE_ID.desktop"
    appstreamcli validate --no-net --explain "$share/metainfo/$PACKAGE_ID.metainfo.xml" >&2
    local deb rpm
    deb=$(find "$PACKAGE_DIR" -maxdepth 1 -name '*.deb')
    rpm=$(find "$PACKAGE_DIR" -maxdepth 1 -name '*.rpm')
    [ -z "$deb" ] || lintian --fail-on error,warning "$deb" >&2
    [ -z "$rpm" ] || rpmlint -r "$PACKAGE_LINUX/rpmlintrc" "$rpm" >&2
    say "the packages pass their checks"
}
