package dev.slipway.core.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.release.ReleaseStories.Story;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A few rows of the table of stories, chosen by the seed; all of them are `packaging/bars
/// release-stories`.
class ReleaseStoriesIT {
    private static final int PLAYED = Integer.getInteger("slipway.stories", 2);

    static Stream<Story> stories() {
        var given = System.getenv("SLIPWAY_TEST_SEED");
        var seed =
                given == null || given.isBlank()
                        ? String.valueOf(new Random().nextInt(1_000_000))
                        : given;
        System.out.println("ReleaseStoriesIT: " + PLAYED + " stories, SLIPWAY_TEST_SEED=" + seed);
        var shuffled = new ArrayList<>(ReleaseStories.all());
        Collections.shuffle(shuffled, new Random(seed.hashCode()));
        return shuffled.stream().limit(PLAYED);
    }

    @ParameterizedTest
    @MethodSource("stories")
    void comesOutAsTold(Story story, @TempDir Path folder) throws Exception {
        try (var home = new ReleaseHome(folder.resolve("h"), List.of())) {
            assertThat(new StoryTeller(home).play(story)).as(story.toString()).isEmpty();
        }
    }

    @Test
    void everyStrategyAndVerbHasARow() {
        var all = ReleaseStories.all();
        assertThat(all).extracting(Story::strategy).contains("first", "rolling", "blueGreen");
        assertThat(all).extracting(Story::strategy).contains("canary", "abTest", "analysed");
        assertThat(all).hasSizeGreaterThan(30);
    }
}
