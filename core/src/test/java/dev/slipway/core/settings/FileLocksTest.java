package dev.slipway.core.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileLocksTest {
    @TempDir Path folder;

    @Test
    void onlyOneHasItUntilItIsClosed() {
        var file = folder.resolve("locks").resolve("one");
        try (var held = FileLocks.tryTake(file).orElseThrow()) {
            assertThat(held.channel().isOpen()).isTrue();
            assertThat(FileLocks.tryTake(file)).isEmpty();
            assertThat(FileLocks.tryTake(file)).as("asking does not free it").isEmpty();
        }
        try (var again = FileLocks.tryTake(file).orElseThrow()) {
            assertThat(again.file()).isEqualTo(file);
        }
    }
}
