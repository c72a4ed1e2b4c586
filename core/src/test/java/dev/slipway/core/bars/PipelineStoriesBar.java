package dev.slipway.core.bars;

import dev.slipway.core.pipeline.runner.PipelineStories;
import dev.slipway.core.settings.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/// Bar: every row of the table of pipeline stories comes out as told, on a real engine. Arguments:
/// words that a row has to have to be played.
public final class PipelineStoriesBar {
    private PipelineStoriesBar() {}

    public static void main(String[] words) throws IOException {
        var wrong = 0;
        var played = 0;
        for (var story : PipelineStories.all()) {
            if (List.of(words).stream().anyMatch(word -> !story.toString().contains(word))) {
                continue;
            }
            var folder = Files.createTempDirectory("slipway-story");
            var began = System.nanoTime();
            var different = PipelineStories.play(story, folder);
            Folders.delete(folder);
            played++;
            wrong += different.isEmpty() ? 0 : 1;
            System.out.printf(
                    "bar pipeline-stories %s %.1f s: %s%n",
                    different.isEmpty() ? "ok " : "WRONG",
                    (System.nanoTime() - began) / 1e9,
                    story);
            different.forEach(System.out::println);
        }
        System.out.printf("bar pipeline-stories %d of %d as told%n", played - wrong, played);
        System.exit(wrong == 0 ? 0 : 1);
    }
}
