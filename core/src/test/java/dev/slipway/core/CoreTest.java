package dev.slipway.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.event.StoreChanged;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole as it is wired, without an engine.
@SuppressWarnings("NullAway.Init")
final class CoreTest {
    @TempDir private Path folder;

    private Core open() {
        return Core.open(new CoreOptions(folder.resolve("home"), List.of()));
    }

    @Test
    void whatOneProcessAddsTheOtherIsTold() throws InterruptedException {
        try (var window = open();
                var commandLine = open()) {
            assertThat(window.environments().list()).isEmpty();
            var told = new CountDownLatch(1);
            window.events().on(StoreChanged.class, _ -> told.countDown());
            // the watch has to have looked once before it knows what is new
            for (var i = 0; !told.await(600, TimeUnit.MILLISECONDS) && i < 50; i++) {
                commandLine.environments().add("env" + i, "default", Map.of(), null, false);
            }
            assertThat(told.getCount()).isZero();
            assertThat(window.environments().list()).isNotEmpty();
        }
    }

    @Test
    void openingTouchesNothingButTheFolder() throws IOException {
        try (var _ = open();
                var files = Files.list(folder.resolve("home"))) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactly("home-id");
        }
    }

    @Test
    void aFolderThatCannotBeMadeIsAProblem() throws IOException {
        Files.writeString(folder.resolve("home"), "in the way");
        assertThatThrownBy(this::open).hasMessageStartingWith("home.unusable");
    }

    @Test
    void theDoctorHasAFixForWhatIsWrong() throws Exception {
        try (var core = open()) {
            var diagnoses = core.doctor().examine();
            assertThat(diagnoses)
                    .extracting(diagnosis -> diagnosis.name())
                    .contains("engine", "router image", "data folder", "git", "registry", "disk");
            for (var diagnosis : diagnoses) {
                assertThat(diagnosis.summary()).isNotBlank();
                assertThat(diagnosis.fix().isBlank()).isEqualTo(diagnosis.isOk());
            }
        }
    }
}
