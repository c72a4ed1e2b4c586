package dev.slipway.core.adapter.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Cutting an engine's streams into frames, lines and messages, wherever they were cut on the way.
class StreamsTest {
    private static byte[] frame(int channel, byte[] content) {
        var frame = new byte[8 + content.length];
        frame[0] = (byte) channel;
        for (var i = 0; i < 4; i++) {
            frame[4 + i] = (byte) (content.length >>> 24 - 8 * i);
        }
        System.arraycopy(content, 0, frame, 8, content.length);
        return frame;
    }

    @Test
    void framesThatCutLinesAndCharactersGiveWholeLines() throws IOException {
        var text = "eins\n你好 welt\r\n\nlast".getBytes(StandardCharsets.UTF_8);
        for (var size = 1; size <= text.length; size++) {
            var stream = new ByteArrayOutputStream();
            for (var from = 0; from < text.length; from += size) {
                stream.writeBytes(
                        frame(
                                1,
                                Arrays.copyOfRange(
                                        text, from, Math.min(text.length, from + size))));
                stream.writeBytes(frame(2, new byte[] {'e'}));
            }
            var lines = new ArrayList<String>();
            var cutter = new LineCutter(lines::add);
            FrameReader.read(
                    new ByteArrayInputStream(stream.toByteArray()),
                    (isError, bytes) -> {
                        if (!isError) {
                            cutter.add(bytes);
                        }
                    });
            cutter.end();
            assertThat(lines).containsExactly("eins", "你好 welt", "", "last");
        }
    }

    @Test
    void handedBytesAreTheSinksToKeep() throws IOException {
        var stream = new ByteArrayOutputStream();
        for (var c : List.of("A", "B", "C", "D")) {
            stream.writeBytes(frame(1, c.repeat(1024).getBytes(StandardCharsets.US_ASCII)));
        }
        var kept = new ArrayList<byte[]>();

        FrameReader.read(
                new ByteArrayInputStream(stream.toByteArray()),
                (isError, bytes) -> kept.add(bytes));

        assertThat(kept).extracting(bytes -> (char) bytes[0]).containsExactly('A', 'B', 'C', 'D');
    }

    @Test
    void aStreamThatIsCutWithinAFrameIsNoEnd() {
        var cut = Arrays.copyOf(frame(1, new byte[100]), 50);
        assertThatThrownBy(() ->
                        FrameReader.read(new ByteArrayInputStream(cut), (isError, bytes) -> {}))
                .isInstanceOf(EOFException.class);
        assertThatThrownBy(() ->
                        FrameReader.read(
                                new ByteArrayInputStream(new byte[3]), (isError, bytes) -> {}))
                .isInstanceOf(EOFException.class);
    }

    @Test
    void aLineWithoutEndDoesNotFillTheMemory() {
        var lines = new ArrayList<String>();
        var cutter = new LineCutter(lines::add);
        for (var i = 0; i < 40; i++) {
            cutter.add(new byte[64 * 1024]);
        }
        assertThat(lines).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void aBuildTraceIsReadAndWhatIsUnknownInItPassedOver() {
        var vertex =
                message(
                        field(1, "sha256:v"),
                        field(2, "input"),
                        field(3, "[1/2] RUN x"),
                        new byte[] {4 << 3, 1},
                        field(5, new byte[] {1 << 3, 5, 2 << 3, 7}),
                        field(7, "exit code: 1"),
                        new byte[] {(byte) (9 << 3 | 5), 0, 0, 0, 0});
        var log = message(field(1, "sha256:v"), field(4, "hello\n"));

        var trace = BuildTrace.decode(message(field(1, vertex), field(2, "status"), field(3, log)));

        assertThat(trace.vertices())
                .containsExactly(
                        new BuildTrace.Vertex(
                                "sha256:v",
                                "[1/2] RUN x",
                                true,
                                Instant.ofEpochSecond(5, 7),
                                null,
                                "exit code: 1"));
        assertThat(trace.logs().getFirst().bytes())
                .isEqualTo("hello\n".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> BuildTrace.decode(new byte[] {10, 100, 1}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static byte[] field(int number, String text) {
        return field(number, text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] field(int number, byte[] content) {
        var bytes = new ByteArrayOutputStream();
        bytes.write(number << 3 | 2);
        bytes.write(content.length & 0x7F | (content.length > 127 ? 0x80 : 0));
        if (content.length > 127) {
            bytes.write(content.length >>> 7);
        }
        bytes.writeBytes(content);
        return bytes.toByteArray();
    }

    private static byte[] message(byte[]... fields) {
        var bytes = new ByteArrayOutputStream();
        for (var field : fields) {
            bytes.writeBytes(field);
        }
        return bytes.toByteArray();
    }
}
