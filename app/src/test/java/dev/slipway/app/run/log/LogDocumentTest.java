package dev.slipway.app.run.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.Eventually;
import dev.slipway.app.MadeHome;
import dev.slipway.app.RunMaker;
import dev.slipway.app.fx.Background;
import dev.slipway.core.pipeline.Status;
import dev.slipway.core.pipeline.StepResult;
import dev.slipway.core.pipeline.log.FileStepLog;
import dev.slipway.core.pipeline.log.StepLogWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Over real log files; one thread plays the FX thread.
class LogDocumentTest {
    private final ExecutorService ui = Executors.newSingleThreadExecutor();
    private final ExecutorService work = Executors.newVirtualThreadPerTaskExecutor();
    private final Background background = new Background(work, ui);
    private final RunMaker maker = new RunMaker("main", "x", MadeHome.NOW);
    @TempDir Path folder;
    private LogDocument document;

    @BeforeEach
    void open() throws Exception {
        document =
                onUi(() ->
                        new LogDocument(
                                background,
                                step -> FileStepLog.of(folder, step.ordinal()),
                                () -> {}));
    }

    @AfterEach
    void close() throws Exception {
        onUi(() -> {
            document.close();
            return true;
        });
        ui.shutdown();
        work.shutdown();
    }

    private <T> T onUi(Callable<T> action) throws Exception {
        return ui.submit(action).get();
    }

    private LogPart part(String path) {
        var stage = maker.stage(path, Status.SUCCESS, 1, 1, "make " + path);
        return new LogPart(stage, stage.steps().getFirst());
    }

    private StepLogWriter writer(StepResult step) {
        return StepLogWriter.create(folder, step.ordinal(), Clock.systemUTC());
    }

    private String textAt(long row) {
        return Eventually.is(() ->
                onUi(() ->
                        switch (document.row(row)) {
                            case LogRow.Header(var part) -> "# " + part.step().label();
                            case LogRow.Text text -> text.text().text();
                            case LogRow.Pending() -> null;
                        }));
    }

    private void show(boolean ended, LogPart... parts) throws Exception {
        onUi(() -> {
            document.show(List.of(parts), ended);
            return true;
        });
    }

    private void hasRows(long wanted) {
        Eventually.is(() -> onUi(() -> document.rowCount() == wanted ? true : null));
    }

    @Test
    void stepsFollowEachOtherEachUnderItsHeader() throws Exception {
        var one = part("A");
        var two = part("B");
        try (var log = writer(one.step())) {
            log.line("first");
            log.line("second");
        }
        try (var log = writer(two.step())) {
            log.line("third");
        }

        show(true, one, two);
        hasRows(5);

        assertThat(textAt(0)).isEqualTo("# make A");
        assertThat(textAt(2)).isEqualTo("second");
        assertThat(textAt(3)).isEqualTo("# make B");
        assertThat(textAt(4)).isEqualTo("third");
        assertThat(onUi(() -> document.rowOf(two.step().ordinal(), 0))).isEqualTo(4);
    }

    @Test
    void aLogThatIsWrittenGrowsWithoutBeingAsked() throws Exception {
        var one = part("A");
        try (var log = writer(one.step())) {
            log.line("first");
            show(false, one);
            hasRows(2);
            assertThat(textAt(1)).isEqualTo("first");

            for (int i = 0; i < 1000; i++) {
                log.line("line " + i);
            }

            hasRows(1002);
            assertThat(textAt(1001)).isEqualTo("line 999");
        }
    }

    @Test
    void anyLineOfALongLogIsThereWithoutReadingTheOthers() throws Exception {
        var one = part("A");
        int lines = 300_000;
        try (var log = writer(one.step())) {
            var block = new StringBuilder();
            for (int i = 0; i < lines; i++) {
                block.append("line ").append(i).append('\n');
                if (block.length() > 60_000) {
                    log.bytes(
                            false,
                            block.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
                    block.setLength(0);
                }
            }
            log.bytes(false, block.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }

        show(true, one);
        hasRows(lines + 1);

        assertThat(textAt(lines)).isEqualTo("line " + (lines - 1));
        assertThat(textAt(150_001)).isEqualTo("line 150000");
    }

    @Test
    void searchFindsEveryLineWhateverItsCaseAndColours() throws Exception {
        var one = part("A");
        var two = part("B");
        try (var log = writer(one.step())) {
            log.line("nothing");
            log.line("\u001b[31mFa\u001b[1miled\u001b[0m to compile");
        }
        try (var log = writer(two.step())) {
            log.line("2 tests FAILED");
        }
        show(true, one, two);
        hasRows(5);

        var search =
                onUi(() -> {
                    var made = new LogSearch(background, () -> {});
                    made.look(document, LogQuery.of("failed", false));
                    return made;
                });

        Eventually.is(() -> onUi(() -> search.isLooking() ? null : true));
        assertThat(onUi(search::rows)).containsExactly(2, 4);
        assertThat(onUi(() -> search.step(true, 3))).isEqualTo(4);
        assertThat(onUi(() -> search.step(true, 3))).isEqualTo(2);
        assertThat(onUi(() -> search.step(false, 3))).isEqualTo(4);
    }

    @Test
    void whatIsCopiedIsPlainTextFromTheFirstToTheLastSelectedCharacter() throws Exception {
        var one = part("A");
        var two = part("B");
        try (var log = writer(one.step())) {
            log.line("\u001b[1mfirst\u001b[0m line");
            log.line("second");
        }
        try (var log = writer(two.step())) {
            log.line("third line");
        }
        show(true, one, two);
        hasRows(5);
        var range = new LogSelection.Range(new Caret(1, 6), new Caret(4, 5));

        var ranges = onUi(() -> document.ranges(1, 4));

        assertThat(LogCopy.text(ranges, range, true, true)).isEqualTo("line\nsecond\nthird");
    }
}
