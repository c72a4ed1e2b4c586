package dev.slipway.core.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
    @TempDir Path folder;

    @Test
    void whatWasThereIsReplaced() throws IOException {
        var file = folder.resolve("settings.json");
        WholeFile.write(file, bytes("old"));
        WholeFile.write(file, bytes("new"));
        assertThat(file).hasContent("new");
        assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
        assertThat(folder).isDirectoryNotContaining(other -> !other.equals(file));
    }

    @Test
    void nothingIsLeftOfOneThatCannotBeWritten() throws IOException {
        var file = Files.createDirectories(folder.resolve("taken").resolve("by-a-folder"));
        var parent = file.getParent();
        Files.writeString(file.resolve("full"), "");
        assertThatThrownBy(() -> WholeFile.write(file, bytes("new")))
                .isInstanceOf(IOException.class);
        assertThat(parent).isDirectoryNotContaining(other -> !other.equals(file));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
