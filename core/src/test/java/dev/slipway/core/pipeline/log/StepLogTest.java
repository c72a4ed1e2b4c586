package dev.slipway.core.pipeline.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.pipeline.StepLog;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StepLogTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir Path folder;

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final Clock clock =
            new Clock() {
                @Override
                public ZoneOffset getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(java.time.ZoneId zone) {
                    return this;
                }

                @Override
                public Instant instant() {
                    return now.get();
                }
            };

    @Test
    void linesAreReadBackWithTheirNumbersAndTimes() {
        try (var writer = writer()) {
            feed(writer, "one\ntw");
            now.set(NOON.plusSeconds(2));
            feed(writer, "o\n");
        }
        try (var log = log()) {
            assertThat(log.lines(0, 10))
                    .containsExactly(
                            new StepLog.Line(0, NOON, "one"),
                            new StepLog.Line(1, NOON.plusSeconds(2), "two"));
            assertThat(log.lines(1, 1)).extracting(StepLog.Line::text).containsExactly("two");
            assertThat(log.lines(2, 5)).isEmpty();
        }
    }

    @Test
    void aCharacterCutByAFrameComesTogetherAgain() {
        var bytes = "grün 汉字 🚢\n".getBytes(UTF_8);
        try (var writer = writer()) {
            for (var b : bytes) {
                writer.bytes(false, new byte[] {b});
            }
        }
        assertThat(texts()).containsExactly("grün 汉字 🚢");
    }

    @Test
    void bytesThatAreNoTextDoNotLoseTheLine() {
        try (var writer = writer()) {
            writer.bytes(false, new byte[] {'a', (byte) 0xFF, 'b', '\n', 'c', '\n'});
        }
        assertThat(texts()).containsExactly("a\uFFFDb", "c");
    }

    @Test
    void outputAndErrorsDoNotMixWithinALine() {
        try (var writer = writer()) {
            writer.bytes(false, "out".getBytes(UTF_8));
            writer.bytes(true, "err\n".getBytes(UTF_8));
            writer.bytes(false, "put\n".getBytes(UTF_8));
        }
        assertThat(texts()).containsExactly("err", "output");
    }

    @Test
    void windowsLineEndsAreLineEnds() {
        try (var writer = writer()) {
            feed(writer, "a\r");
            feed(writer, "\nb\r\n\r\nc");
        }
        assertThat(texts()).containsExactly("a", "b", "", "c");
    }

    @Test
    void aProgressBarKeepsOneLineASecondAndTheLast() {
        try (var writer = writer()) {
            for (var percent = 0; percent <= 100; percent++) {
                feed(writer, "\r" + percent + " %");
                now.set(now.get().plus(Duration.ofMillis(25)));
            }
            feed(writer, "\ndone\n");
        }
        assertThat(texts()).hasSizeBetween(4, 6).endsWith("100 %", "done").startsWith("0 %");
    }

    @Test
    void anEndlessLineIsCutAndSaysSo() {
        var ship = "🚢".repeat(20_000);
        try (var writer = writer()) {
            feed(writer, "x" + ship);
            feed(writer, ship + "\nnext\n");
        }
        var texts = texts();
        assertThat(texts).hasSize(2).last().isEqualTo("next");
        assertThat(texts.getFirst())
                .startsWith("x🚢")
                .endsWith(" bytes cut]")
                .doesNotContain("\uFFFD");
        assertThat(texts.getFirst().getBytes(UTF_8).length).isBetween(65_000, 65_700);
    }

    @Test
    void aLineWithoutAnEndIsKeptAtTheEndOfTheStep() {
        var writer = writer();
        feed(writer, "no end");
        assertThat(texts()).isEmpty();
        writer.close();
        assertThat(texts()).containsExactly("no end");
    }

    @Test
    void aLogIsCompleteOnceItsWriterIsClosed() {
        var writer = writer();
        feed(writer, "line\n");
        try (var log = log()) {
            assertThat(log.isComplete()).isFalse();
            writer.close();
            assertThat(log.isComplete()).isTrue();
            feed(writer, "too late\n");
            assertThat(log.lineCount()).isEqualTo(1);
        }
    }

    @Test
    void aReaderMayBeThereBeforeTheWriter() {
        try (var log = log()) {
            assertThat(log.lineCount()).isZero();
            assertThat(log.lines(0, 10)).isEmpty();
            try (var writer = writer()) {
                feed(writer, "first\n");
                assertThat(log.lines(0, 10))
                        .extracting(StepLog.Line::text)
                        .containsExactly("first");
            }
        }
    }

    @Test
    void aWriterKilledInTheMiddleLeavesWholeLinesBehind() throws IOException {
        var writer = writer();
        feed(writer, "one\ntwo\nthr");
        try (var index = new RandomAccessFile(folder.resolve("007.idx").toFile(), "rw");
                var text = new RandomAccessFile(folder.resolve("007.log").toFile(), "rw")) {
            index.setLength(index.length() - 5);
            text.seek(text.length());
            text.write("half a li".getBytes(UTF_8));
        }
        assertThat(texts()).containsExactly("one");
        try (var log = log()) {
            assertThat(log.isComplete()).isFalse();
        }
    }

    @Test
    void anIndexThatPromisesTooMuchReadsAsEmptyLines() throws IOException {
        try (var writer = writer()) {
            feed(writer, "one\ntwo\n");
        }
        try (var text = new RandomAccessFile(folder.resolve("007.log").toFile(), "rw")) {
            text.setLength(2);
        }
        assertThat(texts()).containsExactly("on", "");
    }

    @Test
    void logsArePrivate() throws IOException {
        try (var writer = writer()) {
            feed(writer, "secret\n");
            for (var name : List.of("007.log", "007.idx", "007.open")) {
                assertThat(Files.getPosixFilePermissions(folder.resolve(name)))
                        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
            }
        }
    }

    @Test
    void readersKeepUpWithWritersOfBothStreams() throws Exception {
        var count = 50_000;
        var writer = writer();
        var out = Thread.ofVirtual().start(() -> number(writer, false, "out", count));
        var err = Thread.ofVirtual().start(() -> number(writer, true, "err", count));
        Thread.ofVirtual()
                .start(() -> {
                    join(out);
                    join(err);
                    writer.close();
                });
        var seen = new ArrayList<String>();
        try (var log = log()) {
            var complete = false;
            while (!complete) {
                complete = log.isComplete();
                var more = log.lines(seen.size(), 1000);
                while (!more.isEmpty()) {
                    more.forEach(line -> seen.add(line.text()));
                    more = log.lines(seen.size(), 1000);
                }
                Thread.yield();
            }
        }
        assertThat(seen).hasSize(2 * count);
        for (var stream : List.of("out", "err")) {
            var own = seen.stream().filter(line -> line.startsWith(stream)).toList();
            assertThat(own).hasSize(count).first().isEqualTo(stream + " 0");
            assertThat(own.getLast()).isEqualTo(stream + " " + (count - 1));
        }
    }

    @Test
    void manyLongLinesComeInSeveralReads() {
        var line = "y".repeat(60_000);
        try (var writer = writer()) {
            for (var i = 0; i < 200; i++) {
                feed(writer, line + "\n");
            }
        }
        try (var log = log()) {
            var first = log.lines(0, 200);
            assertThat(first).hasSizeBetween(50, 199);
            assertThat(first).allMatch(one -> one.text().equals(line));
            assertThat(log.lines(first.size(), 200)).isNotEmpty();
        }
    }

    private static void number(StepLogWriter writer, boolean isError, String word, int count) {
        for (var i = 0; i < count; i++) {
            var text = (word + " " + i + "\n").getBytes(UTF_8);
            writer.bytes(isError, java.util.Arrays.copyOf(text, 3));
            writer.bytes(isError, java.util.Arrays.copyOfRange(text, 3, text.length));
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private StepLogWriter writer() {
        return StepLogWriter.create(folder, 7, clock);
    }

    private StepLog log() {
        return FileStepLog.of(folder, 7);
    }

    private List<String> texts() {
        try (var log = log()) {
            return log.lines(0, 1000).stream().map(StepLog.Line::text).toList();
        }
    }

    private static void feed(StepLogWriter writer, String text) {
        writer.bytes(false, text.getBytes(UTF_8));
    }
}
