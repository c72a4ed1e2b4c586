package dev.slipway.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.MadeHome;
import dev.slipway.app.RunMaker;
import dev.slipway.core.pipeline.PipelineRun;
import dev.slipway.core.pipeline.StageResult;
import dev.slipway.core.pipeline.Status;
import dev.slipway.core.pipeline.TestFailure;
import dev.slipway.core.pipeline.TestTotals;
import dev.slipway.core.pipeline.log.FileStepLog;
import dev.slipway.core.pipeline.log.StepLogWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstFailureTest {
    private final RunMaker maker = new RunMaker("main", "x", MadeHome.NOW);
    @TempDir Path folder;

    private PipelineRun run(Path home, StageResult... stages) {
        try (var made = new MadeHome(home)) {
            var project = made.project("shop", "/shop");
            return made.run(
                    project,
                    maker,
                    created -> {
                        List.of(stages).forEach(maker::then);
                        return maker.whole(
                                created, Status.FAILURE, TestTotals.NONE, List.of(), "x");
                    });
        }
    }

    @Test
    void theDeepestFailedStageThatEndedFirstIsThePlace() {
        var run =
                run(
                        folder,
                        maker.group(
                                "T",
                                Status.FAILURE,
                                true,
                                maker.stage("T/late", Status.FAILURE, 9, 1, "late"),
                                maker.stage("T/early", Status.FAILURE, 2, 1, "early")));

        var place = FirstFailure.place(run).orElseThrow();

        assertThat(place.stage().path()).isEqualTo("T/early");
        assertThat(place.step()).map(step -> step.label()).contains("early");
    }

    @Test
    void aGoodRunHasNone() {
        assertThat(FirstFailure.place(run(folder, maker.stage("A", Status.SUCCESS, 1, 1, "true"))))
                .isEmpty();
    }

    private long line(List<TestFailure> failures, String... lines) {
        try (var writer = StepLogWriter.create(folder, 1, Clock.systemUTC())) {
            for (var line : lines) {
                writer.line(line);
            }
        }
        try (var log = FileStepLog.of(folder, 1)) {
            return FirstFailure.line(log, failures);
        }
    }

    @Test
    void theLineThatNamesAFailedTestCountsMore() {
        assertThat(
                        line(
                                List.of(new TestFailure("CartTest.rounds", "x")),
                                "[ERROR] deprecated option",
                                "CartTest.adds ok",
                                "\u001b[31m✖ CartTest.rounds\u001b[0m",
                                "[ERROR] 1 test failed"))
                .isEqualTo(2);
    }

    @Test
    void elseTheFirstThatSoundsLikeAFailureElseTheLast() {
        assertThat(
                        line(
                                List.of(),
                                "+ ./build --on-error stop",
                                "ok",
                                "main.c:3: error: no such thing",
                                "x"))
                .isEqualTo(2);
        assertThat(line(List.of(), "sh: 1: mvnw: not found", "x")).isEqualTo(0);
        assertThat(line(List.of(), "quiet", "as a mouse")).isEqualTo(1);
    }
}
