package dev.slipway.core.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.load.MixedUsers;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One release under load, its strategy and its end drawn by the seed; twenty of each are
/// `packaging/bars zero-loss-releases`.
class ZeroLossIT {
    private static final int PER_SECOND = 60;

    @Test
    void noRequestFailsWhateverAReleaseComesTo(@TempDir Path folder) throws Exception {
        var given = System.getenv("SLIPWAY_TEST_SEED");
        var seed =
                given == null || given.isBlank()
                        ? new Random().nextInt(1_000_000)
                        : (long) given.hashCode();
        var all = ReleasesUnderLoad.all();
        var strategy = all.get((int) Math.floorMod(seed, all.size()));
        System.out.println("ZeroLossIT: " + strategy + ", seed " + seed);
        try (var home = new ReleaseHome(folder.resolve("h"), List.of())) {
            var story = new ReleasesUnderLoad(home, seed);
            var users = new MixedUsers(story.deploy(), PER_SECOND);
            var end = story.play(strategy);
            var result = users.stop();
            assertThat(result.failures()).as("%s ended %s, seed %s", strategy, end, seed).isEmpty();
            assertThat(result.requests()).isPositive();
        }
    }
}
