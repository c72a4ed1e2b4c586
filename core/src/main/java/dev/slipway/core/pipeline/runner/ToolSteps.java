package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.jenkinsfile.StepCatalogue;
import dev.slipway.core.pipeline.script.StepCall;
import dev.slipway.core.pipeline.script.Symbols;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Tools of the agent's image, and steps by the names of their Jenkins classes.
final class ToolSteps {
    static final Map<String, StepAction> ALL =
            Map.of(
                    "tool", ToolSteps::tool,
                    "withMaven", BlockSteps::inside,
                    "nodejs", BlockSteps::inside,
                    "step", ToolSteps::step,
                    "wrap", ToolSteps::step);

    /// The folder above the `bin` that the command is in, wherever links lead.
    private static final String HOME =
            """
            set +x
            command=%s
            found=$(command -v "$command") || { echo "The agent's image has no $command" >&2; exit 1; }
            found=$(readlink -f "$found")
            dirname "$(dirname "$found")"
            """;

    private ToolSteps() {}

    /// `tool 'M3'`: where the image has it, so that `${tool 'M3'}/bin/mvn` can be run.
    private static @Nullable Object tool(StepMachine machine, StepCall call)
            throws InterruptedException {
        var name = Arguments.text(call, "name");
        var command = command(name + " " + Arguments.named(call, "type", ""));
        var where =
                Steps.named("sh")
                        .run(
                                machine,
                                new StepCall(
                                        "tool",
                                        List.of(HOME.formatted(command)),
                                        Map.of("returnStdout", true, "label", name),
                                        null,
                                        call.position()));
        return String.valueOf(where).strip();
    }

    /// What an administrator called a tool says which it is: `M3`, `JDK17`, `node-20`.
    static String command(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        if (lower.contains("sonar")) {
            return "sonar-scanner";
        }
        if (lower.contains("gradle")) {
            return "gradle";
        }
        if (lower.contains("maven") || lower.contains("mvn") || lower.matches("m[23].*")) {
            return "mvn";
        }
        if (lower.contains("node")) {
            return "node";
        }
        if (lower.contains("docker")) {
            return "docker";
        }
        if (lower.contains("jdk") || lower.contains("java") || lower.contains("jre")) {
            return "java";
        }
        return lower.strip().replaceAll("[^a-z0-9+._-].*", "");
    }

    /// `step([$class: 'JUnitResultArchiver', …])`, `wrap([$class: 'TimestamperBuildWrapper'])`.
    private static @Nullable Object step(StepMachine machine, StepCall call)
            throws InterruptedException {
        if (!(call.argument("delegate") instanceof Map<?, ?> described)) {
            throw StepFailure.failure(call.position() + ": " + call.name() + " of what?");
        }
        var kind = Describables.kind(described);
        var name = StepCatalogue.ofClass(kind).orElse("");
        if (name.isEmpty()) {
            if (machine.here().run().substitutes().of(call.name()).isPresent()) {
                return SubstituteStep.run(machine, call);
            }
            throw StepFailure.failure("Slipway has nothing for the class \"" + kind + "\"");
        }
        var named = new LinkedHashMap<String, @Nullable Object>();
        described.forEach((key, value) -> {
            if (!String.valueOf(key).equals(Symbols.NAME)) {
                named.put(String.valueOf(key), value);
            }
        });
        return Steps.named(name)
                .run(machine, new StepCall(name, List.of(), named, call.body(), call.position()));
    }
}
