package dev.slipway.core.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
final class SettingsFileTest {
    @TempDir private Path folder;
    private Home home;
    private SettingsFile file;

    @BeforeEach
    void open() {
        home = Home.open(folder);
        file = new SettingsFile(home);
    }

    @Test
    void withoutAFileThereAreDefaults() {
        assertThat(file.read()).isEqualTo(Settings.DEFAULT);
        assertThat(file.read().pushTo("shop")).isEmpty();
    }

    @Test
    void whatIsWrittenIsRead() {
        file.write(
                new Settings(
                        1,
                        Map.of("*", "registry.example/all", "shop", ""),
                        Map.of("node", "node:{version}-slim")));
        assertThat(file.read().pushTo("app")).contains("registry.example/all");
        assertThat(file.read().pushTo("shop")).isEmpty();
    }

    @Test
    void membersOfANewerSlipwayAreKept() throws IOException {
        Files.writeString(home.settings(), "{\"theme\": \"dark\"}");
        file.write(new Settings(1, Map.of("shop", "r.example/s"), Map.of()));
        assertThat(home.settings()).content().contains("\"theme\" : \"dark\"");
    }

    @Test
    void aBrokenFileIsAProblemAndStaysAsItIs() throws IOException {
        for (var broken : new String[] {"{\"push\":", "[]", ""}) {
            Files.writeString(home.settings(), broken);
            assertThatThrownBy(() -> file.write(Settings.DEFAULT))
                    .hasMessageStartingWith("settings.unreadable");
            assertThat(home.settings()).hasContent(broken);
        }
    }
}
