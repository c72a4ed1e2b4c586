package dev.slipway.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.core.pipeline.Artifact;
import dev.slipway.core.pipeline.RunComparison;
import dev.slipway.core.pipeline.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `slipway compare`: what a run did otherwise than another.
@Command(
        name = "compare",
        description =
                "Compare two runs: stages and their times, tests, artifacts, commits; B is compared with A.")
final class CompareCommand extends BaseCommand {
    private static final int NAMED = 50;

    @Parameters(index = "0", paramLabel = "A", description = "the run before")
    @SuppressWarnings("NullAway.Init")
    String before;

    @Parameters(index = "1", paramLabel = "B", description = "the run after")
    @SuppressWarnings("NullAway.Init")
    String after;

    CompareCommand(SlipwayCommand root) {
        super(root);
    }

    @Override
    public Integer call() {
        var pipelines = core().pipelines();
        var compared = pipelines.compare(pipelines.require(after), pipelines.require(before));
        session().result(() -> json(compared), () -> lines(compared));
        return OK;
    }

    private static ObjectNode json(RunComparison compared) {
        var node =
                Json.object()
                        .put("a", compared.then().id().toString())
                        .put("b", compared.now().id().toString())
                        .put("statusA", compared.then().status().word())
                        .put("statusB", compared.now().status().word())
                        .put("durationMsA", Json.millis(compared.then().duration()))
                        .put("durationMsB", Json.millis(compared.now().duration()));
        node.set("stages", Json.array(compared.stages(), CompareCommand::json));
        var tests = node.putObject("tests");
        tests.set("broken", Json.words(compared.broken()));
        tests.set("fixed", Json.words(compared.mended()));
        tests.set("new", Json.words(compared.added()));
        tests.set("gone", Json.words(compared.gone()));
        node.set(
                "artifacts",
                Json.array(
                        compared.artifacts(),
                        line ->
                                Json.object()
                                        .put("path", line.path())
                                        .put("sizeA", size(line.then()))
                                        .put("sizeB", size(line.now()))
                                        .put("sha256A", hash(line.then()))
                                        .put("sha256B", hash(line.now()))));
        node.set("commits", Json.array(compared.commits(), ChangesCommand::json));
        return node;
    }

    private static ObjectNode json(RunComparison.StageLine line) {
        return Json.object()
                .put("path", line.path())
                .put("statusA", line.then().map(Status::word).orElse(null))
                .put("statusB", line.now().map(Status::word).orElse(null))
                .put("durationMsA", Json.millis(line.thenTook()))
                .put("durationMsB", Json.millis(line.nowTook()))
                .put("differenceMs", Json.millis(line.difference()));
    }

    private static @org.jspecify.annotations.Nullable Long size(Optional<Artifact> artifact) {
        return artifact.map(Artifact::size).orElse(null);
    }

    private static @org.jspecify.annotations.Nullable String hash(Optional<Artifact> artifact) {
        return artifact.map(Artifact::sha256).orElse(null);
    }

    private static List<String> lines(RunComparison compared) {
        var lines = new ArrayList<String>();
        lines.add(
                compared.then().id()
                        + " "
                        + compared.then().status().word()
                        + "  →  "
                        + compared.now().id()
                        + " "
                        + compared.now().status().word());
        Texts.table(compared.stages().stream().map(CompareCommand::row).toList())
                .forEach(row -> lines.add("  " + row));
        named(lines, "broken", compared.broken());
        named(lines, "fixed", compared.mended());
        named(lines, "new", compared.added());
        named(lines, "gone", compared.gone());
        compared.artifacts()
                .forEach(line ->
                        lines.add(
                                "  artifact "
                                        + line.path()
                                        + "  "
                                        + size(line.then(), "only in B")
                                        + " → "
                                        + size(line.now(), "gone")));
        compared.commits().stream()
                .limit(NAMED)
                .forEach(change ->
                        lines.add(
                                "  commit "
                                        + change.revision().shortHash()
                                        + "  "
                                        + change.revision().subject()));
        return lines;
    }

    private static String size(Optional<Artifact> artifact, String without) {
        return artifact.map(it -> Texts.size(it.size())).orElse(without);
    }

    private static List<String> row(RunComparison.StageLine line) {
        return List.of(
                line.path(),
                line.then().map(Status::word).orElse("-"),
                Texts.duration(line.thenTook().orElse(null)),
                line.now().map(Status::word).orElse("-"),
                Texts.duration(line.nowTook().orElse(null)),
                line.difference().map(CompareCommand::signed).orElse(""));
    }

    private static String signed(Duration difference) {
        return (difference.isNegative() ? "-" : "+") + Texts.duration(difference.abs());
    }

    private static void named(List<String> lines, String what, List<String> tests) {
        tests.stream().limit(NAMED).forEach(test -> lines.add("  test " + what + ": " + test));
        if (tests.size() > NAMED) {
            lines.add("  … " + (tests.size() - NAMED) + " more " + what);
        }
    }
}
