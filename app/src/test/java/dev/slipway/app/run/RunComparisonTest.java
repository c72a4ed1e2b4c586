package dev.slipway.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.MadeHome;
import dev.slipway.app.RunMaker;
import dev.slipway.core.pipeline.RunComparison;
import dev.slipway.core.pipeline.Status;
import dev.slipway.core.pipeline.TestCase;
import dev.slipway.core.pipeline.TestTotals;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunComparisonTest {
    private static final TestTotals NONE = new TestTotals(0, 0, 0, 0, 0, 0);
    @TempDir Path folder;

    @Test
    void stagesStandSideBySideAndTestsThatChangedAreNamed() {
        var older = new RunMaker("main", "x", MadeHome.NOW);
        var newer = new RunMaker("main", "y", MadeHome.NOW);
        try (var home = new MadeHome(folder)) {
            var shop = home.project("shop", "/x");
            older.then(older.stage("Build", Status.SUCCESS, 10, 0, "a"))
                    .then(older.stage("Lint", Status.SUCCESS, 2, 0, "l"));
            newer.then(newer.stage("Build", Status.SUCCESS, 14, 0, "a"))
                    .then(newer.stage("Ship", Status.FAILURE, 1, 0, "s"));
            var then =
                    home.run(
                            shop,
                            older,
                            run -> older.whole(run, Status.SUCCESS, NONE, List.of(), null));
            var now =
                    home.run(
                            shop,
                            newer,
                            run -> newer.whole(run, Status.FAILURE, NONE, List.of(), null));

            var seen =
                    RunComparison.of(
                            now,
                            List.of(test("a", false), test("b", true)),
                            then,
                            List.of(test("a", true), test("b", false), test("c", false)),
                            List.of());

            assertThat(seen.stages())
                    .extracting(RunComparison.StageLine::path)
                    .containsExactly("Build", "Ship", "Lint");
            assertThat(seen.stages().getFirst().difference()).contains(Duration.ofSeconds(4));
            assertThat(seen.stages().get(1).then()).isEqualTo(Optional.empty());
            assertThat(seen.broken()).containsExactly("T.b");
            assertThat(seen.mended()).containsExactly("T.a");
            assertThat(seen.gone()).containsExactly("T.c");
            assertThat(seen.added()).isEmpty();
            assertThat(seen.artifacts()).isEmpty();
        }
    }

    private static TestCase test(String name, boolean isBad) {
        return new TestCase(
                "Build",
                "T",
                "T",
                name,
                isBad ? TestCase.Outcome.FAILED : TestCase.Outcome.PASSED,
                Duration.ZERO,
                null,
                null,
                null,
                false);
    }
}
