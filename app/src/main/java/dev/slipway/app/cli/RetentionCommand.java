package dev.slipway.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.core.pipeline.Archive;
import dev.slipway.core.pipeline.RunId;
import dev.slipway.core.settings.Retention;
import dev.slipway.core.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `slipway retention`: which runs of a project are kept.
@Command(
        name = "retention",
        description =
                "Show or choose how many runs of each branch are kept; without PROJECT for all that have no choice of their own.")
final class RetentionCommand extends BaseCommand {
    private static final int NAMED = 20;

    @Parameters(paramLabel = "PROJECT", arity = "0..1")
    @Nullable String project;

    @Option(names = "--runs", paramLabel = "N", description = "the newest N; 0: any number")
    @Nullable Integer runs;

    @Option(
            names = "--days",
            paramLabel = "N",
            description = "those of the last N days; 0: any age")
    @Nullable Integer days;

    @Option(names = "--artifact-runs", paramLabel = "N", description = "whose artifacts are kept")
    @Nullable Integer artifactRuns;

    @Option(names = "--artifact-days", paramLabel = "N", description = "of artifacts")
    @Nullable Integer artifactDays;

    @Option(
            names = "--clear",
            description = "take the choice back: the Jenkinsfile's `buildDiscarder` counts again")
    boolean clear;

    @Option(names = "--apply", description = "remove now, not at the next end of a run")
    boolean apply;

    RetentionCommand(SlipwayCommand root) {
        super(root);
    }

    @Override
    public Integer call() {
        var archive = core().pipelines().archive();
        var known = Optional.ofNullable(project).map(name -> core().projects().require(name));
        var name = known.map(it -> it.name().value()).orElse(Settings.OTHERS);
        if (clear) {
            archive.choose(name, Optional.empty(), session().user());
        } else if (isChoice()) {
            archive.choose(name, Optional.of(changed(archive, name)), session().user());
        }
        if (known.isEmpty()) {
            rules(archive);
            return OK;
        }
        var of = known.get().name();
        var state = apply ? archive.rotate(of) : archive.state(of);
        session().result(() -> json(name, state), () -> lines(name, state));
        return OK;
    }

    private boolean isChoice() {
        return runs != null || days != null || artifactRuns != null || artifactDays != null;
    }

    private Retention changed(Archive archive, String name) {
        var before = archive.rules().getOrDefault(name, Retention.ALL);
        return new Retention(
                runs == null ? before.runs() : runs,
                days == null ? before.days() : days,
                artifactRuns == null ? before.artifactRuns() : artifactRuns,
                artifactDays == null ? before.artifactDays() : artifactDays);
    }

    private void rules(Archive archive) {
        var rules = new TreeMap<>(archive.rules());
        session()
                .result(
                        () ->
                                Json.items(
                                        rules.entrySet(),
                                        rule ->
                                                json(rule.getValue())
                                                        .put("project", rule.getKey())),
                        () ->
                                rules.isEmpty()
                                        ? List.of(
                                                "All runs are kept but what a Jenkinsfile discards.")
                                        : Texts.table(
                                                rules.entrySet().stream()
                                                        .map(it ->
                                                                List.of(
                                                                        it.getKey(),
                                                                        words(it.getValue())))
                                                        .toList()));
    }

    private static ObjectNode json(Retention rule) {
        return Json.object()
                .put("runs", rule.runs())
                .put("days", rule.days())
                .put("artifactRuns", rule.artifactRuns())
                .put("artifactDays", rule.artifactDays());
    }

    private ObjectNode json(String name, Archive.State state) {
        var node = json(state.rule()).put("project", name).put("own", state.isOwn());
        node.put("total", state.total()).put("applied", apply);
        node.set("kept", ids(state.kept()));
        node.set("held", ids(state.held()));
        node.set("remove", ids(state.runs()));
        node.set("removeArtifacts", ids(state.artifacts()));
        return node;
    }

    private static com.fasterxml.jackson.databind.node.ArrayNode ids(List<RunId> runs) {
        return Json.words(runs.stream().map(RunId::toString).toList());
    }

    private List<String> lines(String name, Archive.State state) {
        var lines = new ArrayList<String>();
        lines.add(
                name
                        + "  "
                        + words(state.rule())
                        + (state.isOwn()
                                ? ""
                                : " (but what its Jenkinsfile's buildDiscarder says)"));
        lines.add("  " + state.total() + " runs");
        named(lines, "kept by hand", state.kept());
        named(lines, "held, their images are released", state.held());
        named(lines, apply ? "removed" : "to be removed", state.runs());
        named(lines, apply ? "artifacts removed" : "artifacts to be removed", state.artifacts());
        return lines;
    }

    private static void named(List<String> lines, String what, List<RunId> runs) {
        if (!runs.isEmpty()) {
            lines.add(
                    "  "
                            + what
                            + ": "
                            + runs.size()
                            + "  "
                            + runs.stream()
                                    .limit(NAMED)
                                    .map(RunId::toString)
                                    .collect(Collectors.joining(", "))
                            + (runs.size() > NAMED ? ", …" : ""));
        }
    }

    private static String words(Retention rule) {
        if (rule.keepsAll()) {
            return "everything is kept";
        }
        var words = new ArrayList<String>();
        limit(words, rule.runs(), "the newest %d runs of each branch");
        limit(words, rule.days(), "runs of the last %d days");
        limit(words, rule.artifactRuns(), "artifacts of the newest %d");
        limit(words, rule.artifactDays(), "artifacts of the last %d days");
        return String.join(", ", words);
    }

    private static void limit(List<String> words, int number, String form) {
        if (number > 0) {
            words.add(form.formatted(number));
        }
    }
}
