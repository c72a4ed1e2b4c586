package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.Finding;
import dev.slipway.core.pipeline.Pipeline;
import dev.slipway.core.pipeline.Substitutes;
import dev.slipway.core.pipeline.jenkinsfile.JenkinsfileParser;
import dev.slipway.core.pipeline.log.StepLogWriter;
import dev.slipway.core.pipeline.script.StepCall;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// `validateDeclarativePipeline`: whether a file of the workspace is a valid Declarative pipeline,
/// said in the log and given to the script. What only Slipway does not support is no mistake.
final class ValidateStep implements StepAction {
    private final JenkinsfileParser parser = new JenkinsfileParser();

    @Override
    public @Nullable Object run(StepMachine machine, StepCall call) throws InterruptedException {
        var path = Arguments.text(call, "path");
        return machine.logged(call.name(), path, log -> isValid(machine, path, log));
    }

    private boolean isValid(StepMachine machine, String path, StepLogWriter log)
            throws InterruptedException {
        var file = "Declarative Pipeline file '" + path + "' ";
        if (!FileSteps.files(machine, "validateDeclarativePipeline").exists(path)) {
            log.line(file + "does not exist.");
            return false;
        }
        var bytes = FileSteps.bytes(machine, "validateDeclarativePipeline", path);
        var read = parser.parse(path, new String(bytes, StandardCharsets.UTF_8), Substitutes.NONE);
        if (read.pipeline().map(Pipeline::isScripted).orElse(false)) {
            log.line(file + "does not contain the 'pipeline' step.");
            return false;
        }
        var mistakes = read.findings().stream().filter(ValidateStep::isMistake).toList();
        log.line(mistakes.isEmpty() ? file + "is valid." : file + "has mistakes:");
        mistakes.forEach(mistake -> log.line(mistake.toString()));
        return mistakes.isEmpty();
    }

    private static boolean isMistake(Finding finding) {
        return finding.isError() && !finding.code().startsWith("unsupported.");
    }
}
