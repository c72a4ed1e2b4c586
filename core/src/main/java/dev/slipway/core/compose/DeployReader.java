package dev.slipway.core.compose;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// `deploy:` of a service, and the older keys that mean the same. One thread, one use.
final class DeployReader {
    private static final Set<String> KEYS =
            Set.of("mode", "replicas", "resources", "restart_policy", "labels");
    private static final Map<String, String> RESTARTS =
            Map.of("none", "no", "on-failure", "on-failure", "any", "always");

    private final Values values;
    private int replicas = 1;
    private boolean isJob;
    private long memoryBytes;
    private long nanoCpus;
    private long pids;
    private long memoryReservation;
    private Optional<String> restart = Optional.empty();

    DeployReader(Values values) {
        this.values = values;
    }

    int replicas() {
        return replicas;
    }

    /// True if it is to run to its end, once a release.
    boolean isJob() {
        return isJob;
    }

    long memoryBytes() {
        return memoryBytes;
    }

    long nanoCpus() {
        return nanoCpus;
    }

    long pids() {
        return pids;
    }

    long memoryReservation() {
        return memoryReservation;
    }

    Optional<String> restart() {
        return restart;
    }

    void memory(Yaml value) {
        memoryBytes = values.size("mem_limit", value).orElse(memoryBytes);
    }

    void cpus(Yaml value) {
        nanoCpus = values.cpus("cpus", value).orElse(nanoCpus);
    }

    void scale(Yaml value) {
        replicas = values.integer("scale", value, 1, 100).orElse(1);
    }

    void read(Yaml value) {
        for (var entry : values.mapping("deploy", value).entrySet()) {
            var given = entry.getValue().value();
            switch (entry.getKey()) {
                case "mode" -> mode(given);
                case "replicas" ->
                        replicas = values.integer("deploy.replicas", given, 1, 100).orElse(1);
                case "resources" -> resources(given);
                case "restart_policy" -> restartPolicy(given);
                case "labels" -> values.named("deploy.labels", given);
                default -> refuse("deploy", entry, KEYS);
            }
        }
    }

    private void mode(Yaml given) {
        var mode = values.text("deploy.mode", given).orElse("replicated");
        isJob = mode.equals("replicated-job");
        if (!isJob && !mode.equals("replicated")) {
            values.findings()
                    .error(
                            given.at(),
                            "unsupported.compose.deploy.mode",
                            "deploy.mode " + mode + " is not supported.",
                            "replicated and replicated-job are.");
        }
    }

    private void resources(Yaml value) {
        for (var entry : values.mapping("deploy.resources", value).entrySet()) {
            var given = entry.getValue().value();
            switch (entry.getKey()) {
                case "limits" -> limits(given);
                case "reservations" -> reservations(given);
                default -> refuse("deploy.resources", entry, Set.of("limits", "reservations"));
            }
        }
    }

    private void limits(Yaml value) {
        for (var limit : values.mapping("limits", value).entrySet()) {
            var given = limit.getValue().value();
            switch (limit.getKey()) {
                case "memory" -> memory(given);
                case "cpus" -> cpus(given);
                case "pids" -> pids = values.integer("pids", given, 1, 999_999).orElse(0);
                default ->
                        refuse("deploy.resources.limits", limit, Set.of("memory", "cpus", "pids"));
            }
        }
    }

    private void reservations(Yaml value) {
        for (var entry : values.mapping("reservations", value).entrySet()) {
            var given = entry.getValue().value();
            switch (entry.getKey()) {
                case "memory" -> memoryReservation = values.size("memory", given).orElse(0);
                // one machine has no scheduler to reserve them with; Compose's command ignores it
                // too
                case "cpus" -> values.cpus("cpus", given);
                default -> refuse("deploy.resources.reservations", entry, Set.of("memory", "cpus"));
            }
        }
    }

    private void restartPolicy(Yaml value) {
        var word = "any";
        var attempts = 0;
        for (var entry : values.mapping("restart_policy", value).entrySet()) {
            var given = entry.getValue().value();
            switch (entry.getKey()) {
                case "condition" -> word = values.text("condition", given).orElse(word);
                case "max_attempts" ->
                        attempts = values.integer("max_attempts", given, 0, 1000).orElse(0);
                default -> refuse("restart_policy", entry, Set.of("condition", "max_attempts"));
            }
        }
        var known = RESTARTS.get(word);
        if (known == null) {
            values.wrong("condition", value, "is none, on-failure or any", "");
            return;
        }
        restart =
                Optional.of(
                        known.equals("on-failure") && attempts > 0
                                ? known + ":" + attempts
                                : known);
    }

    private void refuse(String place, Map.Entry<String, Yaml.Entry> entry, Set<String> own) {
        KnownKeys.refuse(values.findings(), place, entry.getKey(), entry.getValue(), own);
    }
}
