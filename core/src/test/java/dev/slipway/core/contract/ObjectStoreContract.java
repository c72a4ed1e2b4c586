package dev.slipway.core.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.pipeline.ObjectStore;
import dev.slipway.core.pipeline.ObjectStore.Stored;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What an `ObjectStore` does.
public abstract class ObjectStoreContract {
    @TempDir protected Path folder;

    protected abstract ObjectStore store();

    protected void put(String key, byte[] bytes) throws Exception {
        store().put(key, Files.write(folder.resolve("source"), bytes));
    }

    private String read(String key) throws IOException, InterruptedException {
        try (var bytes = store().open(key)) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void whatIsPutIsThere() throws Exception {
        assertThat(store().has("runs/shop/1.1.json")).isFalse();
        put("runs/shop/1.1.json", bytes("{}"));
        assertThat(store().has("runs/shop/1.1.json")).isTrue();
        assertThat(read("runs/shop/1.1.json")).isEqualTo("{}");
        put("runs/shop/1.1.json", bytes("{\"a\":1}"));
        assertThat(read("runs/shop/1.1.json")).isEqualTo("{\"a\":1}");
    }

    @Test
    void keysMayHoldWhatUrlsMustEscape() throws Exception {
        var key = "runs/a b+c&d=e/\u4f60'(~)!*$,;:@.txt";
        put(key, bytes("odd"));
        assertThat(read(key)).isEqualTo("odd");
        assertThat(store().list("runs/a b")).containsExactly(new Stored(key, 3));
    }

    @Test
    void aListHoldsWhatBeginsSo() throws Exception {
        assertThat(store().list("")).isEmpty();
        put("runs/shop/2.1.json", bytes("22"));
        put("runs/shop/1.1.json", bytes("1"));
        put("runs/app/1.1.json", bytes("333"));
        assertThat(store().list("runs/shop/"))
                .containsExactly(
                        new Stored("runs/shop/1.1.json", 1), new Stored("runs/shop/2.1.json", 2));
        assertThat(store().list("")).hasSize(3);
        assertThat(store().list("nothing")).isEmpty();
    }

    @Test
    void whatIsRemovedIsGone() throws Exception {
        put("a", bytes("x"));
        store().remove("a");
        store().remove("a");
        assertThat(store().has("a")).isFalse();
        assertThatThrownBy(() -> store().open("a").close()).hasMessageStartingWith("artifact.gone");
    }

    @Test
    void largeAndEmptyFilesComeBackWhole() throws Exception {
        put("empty", new byte[0]);
        assertThat(read("empty")).isEmpty();
        var large = new byte[7_000_001];
        Arrays.fill(large, (byte) 'x');
        put("large", large);
        try (InputStream bytes = store().open("large")) {
            assertThat(bytes.readAllBytes()).isEqualTo(large);
        }
    }
}
