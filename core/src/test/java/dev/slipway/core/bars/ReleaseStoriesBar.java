package dev.slipway.core.bars;

import dev.slipway.core.release.ReleaseHome;
import dev.slipway.core.release.ReleaseStories;
import dev.slipway.core.release.StoryTeller;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/// Bar: every row of the table of stories comes out as told, on a real engine. Arguments: words
/// that a row has to have to be played.
public final class ReleaseStoriesBar {
    private ReleaseStoriesBar() {}

    public static void main(String[] words) throws IOException {
        var wrong = 0;
        var played = 0;
        for (var story : ReleaseStories.all()) {
            if (List.of(words).stream().anyMatch(word -> !story.toString().contains(word))) {
                continue;
            }
            var began = System.nanoTime();
            var different = play(story);
            played++;
            wrong += different.isEmpty() ? 0 : 1;
            System.out.printf(
                    "bar release-stories %s %.1f s: %s%n",
                    different.isEmpty() ? "ok " : "WRONG",
                    (System.nanoTime() - began) / 1e9,
                    story);
            different.forEach(System.out::println);
        }
        System.out.printf("bar release-stories %d of %d as told%n", played - wrong, played);
        System.exit(wrong == 0 ? 0 : 1);
    }

    private static List<String> play(ReleaseStories.Story story) throws IOException {
        var folder = Files.createTempDirectory("slipway-story");
        try (var home = new ReleaseHome(folder.resolve("h"), List.of())) {
            return new StoryTeller(home).play(story);
        } catch (Exception | AssertionError e) {
            return List.of(e.toString());
        }
    }
}
