package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.Finding;
import dev.slipway.core.pipeline.jenkinsfile.JenkinsfileParser;
import dev.slipway.core.pipeline.script.Code;
import dev.slipway.core.pipeline.script.StepCall;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Steps that bring code and files of the built revision into a script.
final class CodeSteps {
    static final Map<String, StepAction> ALL =
            Map.of(
                    "load", CodeSteps::load,
                    "readTrusted", CodeSteps::readTrusted,
                    "library", CodeSteps::library,
                    "libraryResource", CodeSteps::libraryResource);

    private CodeSteps() {}

    private static @Nullable Object load(StepMachine machine, StepCall call)
            throws InterruptedException {
        var path = Arguments.text(call, "path");
        var text = machine.logged("load", path, log -> FileSteps.text(machine, "load", path));
        return code(path, text);
    }

    /// A script file as what the interpreter runs.
    static Code code(String path, String text) {
        var read = new JenkinsfileParser().script(path, text);
        var errors = read.findings().stream().filter(Finding::isError).toList();
        if (!errors.isEmpty()) {
            throw StepFailure.failure(
                    errors.stream().map(Finding::toString).collect(Collectors.joining("\n")));
        }
        var name = path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.groovy$", "");
        return new Code(name, read.body());
    }

    /// From the revision that is built, whatever steps did to the workspace since.
    private static @Nullable Object readTrusted(StepMachine machine, StepCall call)
            throws InterruptedException {
        var path = Arguments.text(call, "path");
        return machine.logged(
                "readTrusted",
                path,
                log ->
                        machine.here()
                                .run()
                                .tools()
                                .source(path)
                                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                                .orElseThrow(
                                        () -> StepFailure.failure("there is no file " + path)));
    }

    private static @Nullable Object library(StepMachine machine, StepCall call) {
        machine.here().run().tools().libraries().use(Arguments.text(call, "identifier"));
        return null;
    }

    private static @Nullable Object libraryResource(StepMachine machine, StepCall call) {
        var path = Arguments.text(call, "resource");
        return machine.here()
                .run()
                .tools()
                .libraries()
                .resource(path)
                .orElseThrow(() -> StepFailure.failure("no library has the resource " + path));
    }
}
