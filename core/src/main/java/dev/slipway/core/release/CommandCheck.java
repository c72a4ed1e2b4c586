package dev.slipway.core.release;

import dev.slipway.core.compose.CheckSpec;
import dev.slipway.core.engine.ContainerId;
import dev.slipway.core.engine.ContainerSpec;
import dev.slipway.core.engine.Engine;
import dev.slipway.core.engine.Labels;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A check that is a command in a container of its own, in the application's network. The container
/// is gone afterwards, whatever happens; one that a lost process left is replaced.
///
/// @param homeId of the home that owns it · network it joins
record CommandCheck(Engine engine, String homeId, String network) {
    private static final int INCONCLUSIVE = 3;
    private static final int CANNOT_RUN = 125;
    private static final int LINES = 20;

    Check.Measured measure(CheckSpec spec, String image, List<String> words, Check.Subject subject)
            throws InterruptedException {
        var name =
                "slipway-check-"
                        + homeId.substring(0, 8)
                        + "-"
                        + subject.release()
                        + "-"
                        + spec.name();
        var containers = engine.containers();
        containers.remove(new ContainerId(name));
        var id =
                containers.create(
                        ContainerSpec.of(name, image)
                                .entrypoint(words)
                                .command(List.of())
                                .environment(environment(subject))
                                .labels(labels(subject))
                                .network(network, List.of())
                                .build());
        try {
            containers.start(id);
            var exit = containers.awaitExit(id, spec.timeout());
            return exit.isEmpty()
                    ? new Check.Measured(
                            Check.Result.ERROR, "no end within " + Roughly.text(spec.timeout()))
                    : new Check.Measured(result(exit.get()), "exit " + exit.get() + said(id));
        } finally {
            containers.remove(id);
        }
    }

    private static Check.Result result(int exit) {
        return switch (exit) {
            case 0 -> Check.Result.SUCCESS;
            case INCONCLUSIVE -> Check.Result.INCONCLUSIVE;
            default -> exit >= CANNOT_RUN ? Check.Result.ERROR : Check.Result.FAILURE;
        };
    }

    /// Its last line.
    private String said(ContainerId id) throws InterruptedException {
        var last = new StringBuffer();
        try (var stream =
                engine.containers()
                        .logs(
                                id,
                                LINES,
                                false,
                                (_, line) -> {
                                    if (!line.isBlank()) {
                                        last.setLength(0);
                                        last.append(": ").append(line.strip());
                                    }
                                })) {
            stream.await();
        }
        return last.length() > 300 ? last.substring(0, 299) + "…" : last.toString();
    }

    private static Map<String, String> environment(Check.Subject subject) {
        var environment = new HashMap<String, String>();
        environment.put("SLIPWAY_RELEASE", subject.release().toString());
        environment.put("SLIPWAY_PROJECT", subject.project());
        environment.put("SLIPWAY_ENVIRONMENT", subject.environment());
        environment.put("SLIPWAY_SERVICE", subject.service());
        environment.put("SLIPWAY_VERSION", subject.version());
        environment.put("SLIPWAY_URL", subject.url());
        environment.put("SLIPWAY_TESTER_HEADER", subject.header());
        environment.put("SLIPWAY_TESTER_TOKEN", subject.token());
        return environment;
    }

    private Map<String, String> labels(Check.Subject subject) {
        var labels = new HashMap<>(Labels.of(homeId, "release:" + subject.release(), "check"));
        labels.put(Site.TARGET, subject.project() + "@" + subject.environment());
        return labels;
    }
}
