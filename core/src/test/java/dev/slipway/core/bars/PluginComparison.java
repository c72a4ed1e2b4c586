package dev.slipway.core.bars;

import dev.slipway.core.pipeline.PipelineRun;
import dev.slipway.core.pipeline.Pipelines;
import dev.slipway.core.pipeline.StepLog;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// How a run went, beside what was expected of it. Lines that only Jenkins' console has are asked
/// of the run's stages, where they say something of them.
final class PluginComparison {
    private static final Pattern BLOCK =
            Pattern.compile("(?:\\[Pipeline\\] )?\\{ \\((?:Branch: )?(.*)\\)$");
    private static final Pattern SKIPPED =
            Pattern.compile(
                    "Stage \"(.*)\" skipped due to"
                            + " (when|earlier failure|earlier stage|this build)");

    private final Map<String, String> stages = new LinkedHashMap<>();
    private final List<String> wrong = new ArrayList<>();
    private final String log;

    private PluginComparison(String log) {
        this.log = log;
    }

    private PluginComparison(PipelineRun run, String log) {
        this.log = log;
        run.allStages()
                .forEach(stage ->
                        stages.merge(
                                stage.name(),
                                stage.status().word(),
                                (first, next) -> first + "," + next));
    }

    /// What is different, a sentence each.
    static List<String> of(
            PluginExpectations.Expectation expected, PipelineRun run, Pipelines pipelines) {
        var comparison = new PluginComparison(run, log(run, pipelines));
        var result = word(expected.result());
        if (!result.equals(run.status().word())) {
            comparison.wrong.add(
                    "result " + run.status().word() + ", not " + result + ": " + run.cause());
        }
        expected.contains().forEach(comparison::has);
        expected.not().forEach(comparison::hasNot);
        comparison.inOrder(expected.order());
        return comparison.wrong;
    }

    /// A pipeline that is refused before it runs has failed in Jenkins, with the reason in its log;
    /// no stage of it is begun in either.
    static List<String> ofRefusal(PluginExpectations.Expectation expected, String reason) {
        if (!expected.result().equals("FAILURE")) {
            return List.of(reason);
        }
        var comparison = new PluginComparison(reason);
        expected.contains().forEach(comparison::has);
        expected.not().forEach(comparison::hasNot);
        comparison.inOrder(expected.order());
        return comparison.wrong.isEmpty() ? List.of() : List.of(reason);
    }

    /// All steps' lines as they came, then what the run itself says.
    private static String log(PipelineRun run, Pipelines pipelines) {
        var lines = new ArrayList<StepLog.Line>();
        for (var step : run.allStages().flatMap(stage -> stage.steps().stream()).toList()) {
            try (var log = pipelines.log(run.id(), step)) {
                lines.addAll(log.lines(0, 10_000));
            }
        }
        lines.sort(Comparator.comparing(StepLog.Line::at));
        return lines.stream().map(StepLog.Line::text).collect(Collectors.joining("\n"))
                + "\n"
                + String.join("\n", run.warnings())
                + "\n"
                + run.cause()
                + run.allStages().map(stage -> "\n" + stage.name()).collect(Collectors.joining());
    }

    private static String word(String result) {
        return result.equals("NOT_BUILT") ? "notBuilt" : result.toLowerCase(Locale.ROOT);
    }

    private void has(String text) {
        var block = BLOCK.matcher(text);
        if (block.find()) {
            var name = stage(block.group(1));
            if (!name.startsWith("Declarative: ") && !stages.containsKey(name)) {
                wrong.add("no stage " + name);
            }
            return;
        }
        var skipped = SKIPPED.matcher(text);
        if (skipped.find()) {
            var status = stages.getOrDefault(skipped.group(1), "");
            var wanted = skipped.group(2).equals("when") ? "skipped" : "notBuilt";
            if (!status.contains(wanted) && !status.contains("skipped")) {
                wrong.add("stage " + skipped.group(1) + " is " + status + ", not " + wanted);
            }
            return;
        }
        if (!isOfConsole(text) && !log.contains(text)) {
            wrong.add("missing: " + text.replace("\n", "\\n"));
        }
    }

    private static String stage(String name) {
        return name.equals("Declarative: Post Actions") ? "Post Actions" : name;
    }

    private void hasNot(String text) {
        if (!isOfConsole(text) && log.contains(text)) {
            wrong.add("present: " + text);
        }
    }

    private void inOrder(List<String> texts) {
        var from = 0;
        for (var text : texts) {
            if (isOfConsole(text)) {
                continue;
            }
            var at = log.indexOf(text, from);
            if (at < 0) {
                wrong.add("not in its order: " + text);
                return;
            }
            from = at;
        }
    }

    private static boolean isOfConsole(String text) {
        return text.startsWith("[Pipeline]")
                || text.startsWith("{ (")
                || text.equals("Post stage")
                || SKIPPED.matcher(text).find();
    }
}
