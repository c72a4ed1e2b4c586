package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.agent.FilePatterns;
import dev.slipway.core.pipeline.agent.WorkspaceFiles;
import dev.slipway.core.pipeline.script.StepCall;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Steps that publish files with a run, beside `archiveArtifacts`.
final class PublishSteps {
    private PublishSteps() {}

    /// The report's files are kept as artifacts below the report's name.
    static @Nullable Object publishHtml(StepMachine machine, StepCall call)
            throws InterruptedException {
        var settings = settings(call);
        var name = text(settings, "reportName", "HTML Report");
        return machine.logged(
                "publishHTML",
                name,
                log -> {
                    var here = machine.here();
                    var agent = AgentShell.agent(here, "publishHTML");
                    var there = here.at(text(settings, "reportDir", "."));
                    var files = new WorkspaceFiles(agent, there.absolute(agent.workspace()));
                    var wanted =
                            files.list().stream()
                                    .filter(
                                            FilePatterns.of(text(settings, "includes", "**/*"))
                                                    ::matches)
                                    .toList();
                    if (wanted.isEmpty()
                            && !text(settings, "allowMissing", "false").equals("true")) {
                        throw StepFailure.failure(
                                "there is no report in " + text(settings, "reportDir", "."));
                    }
                    files.read(
                            wanted,
                            (path, size, modified, bytes) -> {
                                here.halt().check();
                                var kept = name.replace('/', '-') + "/" + path;
                                var run = here.run();
                                run.recorder()
                                        .artifact(
                                                run.collector()
                                                        .artifacts()
                                                        .store(kept, size, bytes));
                            });
                    log.line("Published " + wanted.size() + " files as " + name);
                    return null;
                });
    }

    private static Map<?, ?> settings(StepCall call) {
        var target = call.argument("target");
        if (target instanceof List<?> list && !list.isEmpty()) {
            target = list.getFirst();
        }
        return target instanceof Map<?, ?> map ? map : call.named();
    }

    private static String text(Map<?, ?> settings, String key, String otherwise) {
        var value = settings.get(key);
        return value == null ? otherwise : String.valueOf(value);
    }
}
