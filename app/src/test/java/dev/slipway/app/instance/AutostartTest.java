package dev.slipway.app.instance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AutostartTest {
    @TempDir Path folder;

    @Test
    void itIsOffUntilAskedForAndGoneWhenNoLongerWanted() throws Exception {
        var autostart = new Autostart(folder.resolve("autostart"), "/usr/bin/slipway open");
        assertThat(autostart.isOn()).isFalse();
        autostart.set(true);
        assertThat(autostart.isOn()).isTrue();
        assertThat(Files.readString(folder.resolve("autostart/dev.slipway.Slipway.desktop")))
                .contains("Exec=/usr/bin/slipway open\n");
        autostart.set(false);
        autostart.set(false);
        assertThat(folder.resolve("autostart")).isEmptyDirectory();
    }

    @Test
    void namesAreQuotedAsDesktopFilesWantThem() {
        assertThat(Autostart.quoted("/a b/$x/100%")).isEqualTo("\"/a b/\\\\$x/100%%\"");
    }

    @Test
    void theFolderIsWhereTheSessionLooks() {
        assertThat(Autostart.folder(Map.of("XDG_CONFIG_HOME", "/etc/mine")))
                .isEqualTo(Path.of("/etc/mine/autostart"));
    }
}
