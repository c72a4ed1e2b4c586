package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.PipelineRun;
import dev.slipway.core.pipeline.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The table of stories: constructs of Declarative and how they go on a real engine.
public final class PipelineStories {
    private PipelineStories() {}

    /// One row.
    ///
    /// @param told what is said of it before its pipeline, a line each
    public record Story(String name, String result, List<String> told, String body) {
        String jenkinsfile() {
            var agent = body.contains("agent none") || body.startsWith("agent");
            return "pipeline {\n"
                    + (agent ? "" : "agent { docker 'busybox:stable' }\n")
                    + body
                    + "}\n";
        }

        @Override
        public String toString() {
            return name;
        }
    }

    public static List<Story> all() {
        var stories = new ArrayList<Story>();
        for (var block : text().split("(?m)^=== ")) {
            if (block.startsWith("#") || block.isBlank()) {
                continue;
            }
            var parts = block.split("(?m)^---\n", 2);
            var lines = parts[0].lines().filter(line -> !line.isBlank()).toList();
            var head = lines.getFirst().split(" \\| ");
            stories.add(
                    new Story(
                            head[0] + ", " + head[1],
                            head[2].strip(),
                            lines.subList(1, lines.size()),
                            parts[1]));
        }
        return stories;
    }

    private static String text() {
        try (var file = PipelineStories.class.getResourceAsStream("stories.txt")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Plays it in a home of its own.
    ///
    /// @return what came out differently, a sentence each
    public static List<String> play(Story story, Path folder) {
        try (var shop = new Workshop(folder, List.of())) {
            shop.commit(Map.of("Jenkinsfile", story.jenkinsfile()));
            var started = shop.start();
            for (var line : story.told()) {
                if (line.startsWith("when ")) {
                    intervene(shop, started.id(), rest(line, "when "));
                }
            }
            var run = shop.finished(started);
            shop.assertNothingLeft();
            return different(shop, story, run);
        } catch (RuntimeException | AssertionError e) {
            return List.of(e.toString());
        }
    }

    private static void intervene(Workshop shop, dev.slipway.core.pipeline.RunId id, String what) {
        var parts = what.split(": ", 2);
        var words = parts[1].split(" ");
        shop.await(
                parts[0] + " runs",
                () ->
                        shop.pipelines
                                .find(id)
                                .flatMap(run -> run.stage(parts[0]))
                                .filter(stage ->
                                        stage.status() == Status.RUNNING
                                                && !stage.steps().isEmpty())
                                .isPresent());
        if (words[0].equals("cancel")) {
            shop.pipelines.cancel(id);
            return;
        }
        shop.await(
                words[1] + " is asked",
                () -> !shop.pipelines.find(id).orElseThrow().details().waiting().isEmpty());
        var values = new LinkedHashMap<String, String>();
        for (var i = 3; i < words.length; i++) {
            var pair = words[i].split("=", 2);
            values.put(pair[0], pair[1]);
        }
        shop.pipelines.answer(id, words[1], words[2].equals("ok"), values, "ada");
    }

    private static List<String> different(Workshop shop, Story story, PipelineRun run) {
        var different = new ArrayList<String>();
        if (!run.status().word().equals(story.result())) {
            different.add("it ended with " + run.status().word() + ": " + run.cause());
        }
        for (var line : story.told()) {
            if (line.startsWith("stages ")) {
                compare(different, "stages", rest(line, "stages "), Workshop.statuses(run));
            } else if (line.startsWith("log ")) {
                var parts = rest(line, "log ").split(": ", 2);
                contains(different, parts[1], shop.log(run, parts[0]));
            } else if (line.startsWith("why ")) {
                var parts = rest(line, "why ").split(": ", 2);
                var why = String.valueOf(Workshop.stage(run, parts[0]).skippedBecause());
                if (!why.contains(parts[1])) {
                    different.add("skipped because " + why + ", not " + parts[1]);
                }
            }
        }
        return different;
    }

    private static String rest(String line, String word) {
        return line.substring(word.length());
    }

    private static void compare(List<String> different, String what, String told, String found) {
        if (!told.equals(found)) {
            different.add(what + " " + found + ", not " + told);
        }
    }

    /// `[a, b]`: these lines in this order, others between them; else one line.
    private static void contains(List<String> different, String told, List<String> found) {
        var wanted =
                told.startsWith("[")
                        ? List.of(told.substring(1, told.length() - 1).split(", "))
                        : List.of(told);
        var from = 0;
        for (var line : wanted) {
            var at = found.subList(from, found.size()).indexOf(line);
            if (at < 0) {
                different.add("no line \"" + line + "\" in its place in " + found);
                return;
            }
            from += at + 1;
        }
    }
}
