package dev.slipway.core.pipeline.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Utf8ReaderTest {
    private static final String[] PIECES = {
        "plain text of a log\n", "é", "€", "😀", "\uFFFD", "&#27;", "\t", "x"
    };

    @Test
    void bytesOfAnyKindAreReadAsTheJdkReadsThem() throws IOException {
        var random = new Random(4711);
        for (var round = 0; round < 3_000; round++) {
            var bytes = some(random);
            assertThat(read(bytes, random))
                    .as("round %d", round)
                    .isEqualTo(new String(bytes, StandardCharsets.UTF_8));
        }
    }

    @Test
    void aTextLongerThanTheBufferIsReadWhole() throws IOException {
        var text = "0123456789é€😀".repeat(20_000);
        assertThat(read(text.getBytes(StandardCharsets.UTF_8), new Random(1))).isEqualTo(text);
    }

    private static byte[] some(Random random) {
        var bytes = new ByteArrayOutputStream();
        for (var i = random.nextInt(40); i > 0; i--) {
            if (random.nextInt(4) == 0) {
                bytes.write(random.nextInt(256));
            } else {
                var piece = PIECES[random.nextInt(PIECES.length)];
                bytes.writeBytes(piece.getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    /// In reads and chunks of any length.
    private static String read(byte[] bytes, Random random) throws IOException {
        var text = new StringBuilder();
        var buffer = new char[5_000];
        try (var reader = new Utf8Reader(chunks(bytes, random))) {
            while (true) {
                var count =
                        reader.read(buffer, 0, 1 + random.nextInt(bytes.length > 999 ? 4_999 : 9));
                if (count < 0) {
                    return text.toString();
                }
                text.append(buffer, 0, count);
            }
        }
    }

    private static InputStream chunks(byte[] bytes, Random random) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] to, int offset, int length) {
                var most = bytes.length > 999 ? 9_000 : 7;
                return super.read(to, offset, Math.min(length, 1 + random.nextInt(most)));
            }
        };
    }
}
