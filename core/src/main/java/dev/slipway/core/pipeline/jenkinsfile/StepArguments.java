package dev.slipway.core.pipeline.jenkinsfile;

import dev.slipway.core.pipeline.Expression;
import dev.slipway.core.pipeline.Position;
import dev.slipway.core.pipeline.Substitutes;
import dev.slipway.core.pipeline.batch.BatchScript;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Steps of which a run carries out some calls and not others: what is known of their arguments
/// says which.
final class StepArguments {
    private final Findings findings;
    private final Substitutes chosen;

    StepArguments(Findings findings, Substitutes chosen) {
        this.findings = findings;
        this.chosen = chosen;
    }

    void check(
            String step, List<Expression> arguments, Map<String, Expression> named, Position at) {
        switch (step) {
            case "bat" -> batch(argument("script", arguments, named), at);
            case "powershell", "pwsh" ->
                    findings.warning(
                            at,
                            "pipeline.powershell",
                            "`" + step + "` is run by `pwsh` in a Linux container",
                            "The agent's image must have it, as mcr.microsoft.com/powershell.");
            case "step", "wrap" -> described(step, argument("delegate", arguments, named), at);
            default -> {}
        }
    }

    private static @Nullable Expression argument(
            String name, List<Expression> arguments, Map<String, Expression> named) {
        return arguments.isEmpty() ? named.get(name) : arguments.getFirst();
    }

    /// A value that is only known while the pipeline runs is taken for a word.
    private void batch(@Nullable Expression script, Position at) {
        var refusal = known(script).flatMap(text -> BatchScript.of(text).refusal());
        if (refusal.isPresent()) {
            refuse(
                    "bat",
                    at,
                    "line "
                            + refusal.get().line()
                            + " means nothing on Linux: "
                            + refusal.get().why(),
                    "Write it for `sh`.");
            return;
        }
        findings.warning(
                at,
                "pipeline.batch",
                "`bat` is told to a shell: agents are Linux containers",
                "To say yourself what is done, write `sh`.");
    }

    private static Optional<String> known(@Nullable Expression script) {
        return switch (script) {
            case Expression.Constant(String text, _) -> Optional.of(text);
            case Expression.Template template ->
                    Optional.of(
                            template.parts().stream()
                                    .map(it -> known(it).orElse("value"))
                                    .collect(Collectors.joining()));
            case null, default -> Optional.empty();
        };
    }

    private void described(String step, @Nullable Expression delegate, Position at) {
        var kind =
                delegate instanceof Expression.MapOf map
                        ? map.entries().stream()
                                .filter(it -> known(it.key()).filter("$class"::equals).isPresent())
                                .findFirst()
                                .flatMap(it -> known(it.value()))
                                .orElse("")
                        : "";
        if (StepCatalogue.ofClass(kind).isEmpty()) {
            refuse(
                    step,
                    at,
                    kind.isEmpty()
                            ? "it does not say the `$class` that is meant"
                            : "there is nothing for `" + kind + "` here",
                    "Use a step by its own name, or `sh`.");
        }
    }

    private void refuse(String step, Position at, String why, String hint) {
        chosen.of(step)
                .ifPresentOrElse(
                        it ->
                                findings.warning(
                                        at,
                                        "pipeline.substitute",
                                        "Slipway does not run this `" + step + "`: " + why,
                                        "As you chose, in its place: " + it.word()),
                        () ->
                                findings.error(
                                        at,
                                        "unsupported.step",
                                        "This `" + step + "` is not supported: " + why,
                                        hint));
    }
}
