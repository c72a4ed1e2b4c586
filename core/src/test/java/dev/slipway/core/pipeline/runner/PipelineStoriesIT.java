package dev.slipway.core.pipeline.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A few rows of the table of stories, chosen by the seed. `packaging/bars pipeline-stories` plays
/// all.
@Timeout(120)
class PipelineStoriesIT {
    private static final int PLAYED = 4;

    @TempDir Path folder;

    static Stream<PipelineStories.Story> chosen() {
        var seed =
                Optional.ofNullable(System.getenv("SLIPWAY_TEST_SEED"))
                        .filter(text -> !text.isBlank())
                        .map(Long::parseLong)
                        .orElseGet(System::nanoTime);
        System.out.println("PipelineStoriesIT: " + PLAYED + " stories, SLIPWAY_TEST_SEED=" + seed);
        var stories = new ArrayList<>(PipelineStories.all());
        Collections.shuffle(stories, new Random(seed));
        return stories.stream().limit(PLAYED);
    }

    @ParameterizedTest
    @MethodSource("chosen")
    void comesOutAsTold(PipelineStories.Story story) {
        assertThat(PipelineStories.play(story, folder)).isEmpty();
    }
}
