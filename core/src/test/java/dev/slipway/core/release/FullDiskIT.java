package dev.slipway.core.release;

import static dev.slipway.core.release.ReleaseHome.compose;
import static dev.slipway.core.release.ReleaseHome.nginx;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slipway.core.load.LoadGenerator;
import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.release.ReleaseStatus.Verb;
import dev.slipway.core.traffic.Weight;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The disk of the data folder fills up in the middle of a release: users notice nothing, who asks
/// for something is told, nothing is half done, and it goes on where there is room again. Needs the
/// right to mount a small disk.
class FullDiskIT {
    private static final String CANARY =
            "strategy: canary\nscaleDownDelay: 1s\nsteps: [{setWeight: 20}, {pause: {}}]";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void aFullDiskStopsNothingThatServesAndIsSurvived() throws Exception {
        var disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=8m", "none", disk.toString()) == 0);
        try (var home = new ReleaseHome(disk.resolve("h"), List.of())) {
            var port = home.port(home.deploy(compose(nginx("one"), 1, CANARY)));
            var canary = home.start(compose(nginx("two"), 1, CANARY));
            home.await(canary, s -> s.phase() == Phase.Paused);
            var ballast = disk.resolve("ballast");
            fill(ballast);

            var refused = askUntilRefused(home, canary);
            assertThat(refused)
                    .extracting(ProblemException::code, ProblemException::hint)
                    .containsExactly("store.diskFull", "Make room there, then try again.");
            var before = home.state(canary);
            assertThat(before.phase()).isEqualTo(Phase.Paused);
            var load = LoadGenerator.run(port, 2, false, 1_000);
            assertThat(load.failures()).isEmpty();
            assertThat(load.answered("two") / 10.0).isBetween(12.0, 28.0);
            assertThat(home.state(canary).sequence()).isEqualTo(before.sequence());

            Files.delete(ballast);
            home.releases().ask(canary, Verb.PROMOTE_FULL, "test", "");
            home.await(canary, s -> s.phase() == Phase.Healthy);
            assertThat(LoadGenerator.run(port, 1, false, 100).answered("two")).isEqualTo(100);
            assertThat(home.audit().firstBroken()).isZero();
        } finally {
            run("umount", "-l", disk.toString());
        }
    }

    // What the write-ahead log still has room for is saved; the share asked for is the same.
    private static @Nullable ProblemException askUntilRefused(ReleaseHome home, ReleaseId canary) {
        ProblemException refused = null;
        for (var tries = 0; refused == null && tries < 200; tries++) {
            refused =
                    catchThrowableOfType(
                            ProblemException.class,
                            () ->
                                    home.releases()
                                            .weight(
                                                    canary,
                                                    Map.of("", Weight.percent(20)),
                                                    "test",
                                                    ""));
        }
        return refused;
    }

    private static void fill(Path ballast) throws IOException {
        try (var out = Files.newOutputStream(ballast)) {
            var page = new byte[4096];
            while (true) {
                out.write(page);
            }
        } catch (IOException full) {
            assertThat(Files.size(ballast)).isPositive();
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
    }
}
