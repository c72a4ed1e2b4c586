package dev.slipway.core.pipeline.jenkinsfile;

import dev.slipway.core.pipeline.Expression;
import dev.slipway.core.pipeline.Invocation;
import java.util.Map;
import java.util.Set;

/// Calls among the arguments of options, parameters and triggers:
/// `buildDiscarder(logRotator(numToKeepStr: '5'))`.
final class Functions {
    private static final Map<String, Signature> KNOWN =
            Map.of(
                    "logRotator",
                    Signature.of(
                            "daysToKeepStr numToKeepStr artifactDaysToKeepStr artifactNumToKeepStr"
                                    + " removeLastBuild:flag"));
    private static final Set<String> BLOCKED = Set.of("node", "stage", "properties", "parallel");

    private Functions() {}

    static void check(Invocation call, Blocks blocks) {
        call.arguments().forEach(it -> check(it, blocks));
        call.named().values().forEach(it -> check(it, blocks));
    }

    private static void check(Expression argument, Blocks blocks) {
        if (!(argument instanceof Expression.Invoke call) || call.target() != null) {
            return;
        }
        var signature = KNOWN.get(call.name());
        if (BLOCKED.contains(call.name())) {
            blocks.findings()
                    .error(
                            call.position(),
                            "pipeline.wrongPlace",
                            "`" + call.name() + "` cannot be an argument",
                            "");
        } else if (signature != null) {
            signature.check(call.name(), call.arguments(), call.named(), call.position(), blocks);
        }
    }
}
