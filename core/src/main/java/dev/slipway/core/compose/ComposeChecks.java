package dev.slipway.core.compose;

import dev.slipway.core.compose.ServiceReader.Draft;
import dev.slipway.core.engine.Mount;
import dev.slipway.core.traffic.Route;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What only shows when the whole file is read: names that have to exist, and what will go wrong at
/// a release. One thread, one use.
final class ComposeChecks {
    private final Map<String, Draft> drafts;
    private final List<String> volumes;
    private final List<String> networks;
    private final Findings findings;

    ComposeChecks(
            Map<String, Draft> drafts,
            List<String> volumes,
            List<String> networks,
            Findings findings) {
        this.drafts = drafts;
        this.volumes = volumes;
        this.networks = networks;
        this.findings = findings;
    }

    void run() {
        for (var draft : drafts.values()) {
            names(draft);
            ports(draft);
            draft.service().release().ifPresent(spec -> release(draft, spec));
        }
        aliases();
    }

    private void aliases() {
        Map<String, String> taken = new HashMap<>();
        for (var draft : drafts.values()) {
            var name = draft.service().name();
            if (draft.service().release().isEmpty()) {
                continue;
            }
            var other = taken.putIfAbsent(Route.aliasPart(name), name);
            if (other != null) {
                findings.error(
                        draft.at(),
                        "compose.serviceName",
                        name + " and " + other + " are too much alike for names in a network.",
                        "Let them differ in more than case and dots.");
            }
        }
    }

    private void names(Draft draft) {
        draft.dependsOn()
                .forEach((name, dependency) -> {
                    if (!drafts.containsKey(name) && dependency.required()) {
                        unknown(dependency.at(), "service", name, drafts.keySet());
                    }
                });
        draft.networks()
                .forEach((name, joined) -> {
                    if (!name.equals("default") && !networks.contains(name)) {
                        unknown(joined.at(), "network", name, networks);
                    }
                });
        draft.volumes().stream()
                .filter(named -> !volumes.contains(named.volume()))
                .forEach(named -> unknown(named.at(), "volume", named.volume(), volumes));
    }

    private void unknown(Yaml.At at, String kind, String name, java.util.Collection<String> known) {
        findings.error(
                at,
                "compose.unknownName",
                "There is no " + kind + " \"" + name + "\" in this file.",
                known.isEmpty() ? "" : "There is: " + String.join(", ", known) + ".");
    }

    private void ports(Draft draft) {
        var service = draft.service();
        var fixed = service.ports().stream().filter(p -> p.hostPort() > 0).findFirst();
        if (service.replicas() > 1 && fixed.isPresent()) {
            findings.error(
                    draft.at(),
                    "compose.portShared",
                    service.replicas()
                            + " containers of "
                            + service.name()
                            + " cannot all have port "
                            + fixed.get().hostPort()
                            + " of the machine.",
                    "Give it x-release, so that a router stands in front of them.");
        }
    }

    private void release(Draft draft, ReleaseSpec spec) {
        var service = draft.service();
        if (service.replicas() > Route.MAX_SERVERS) {
            findings.error(
                    draft.at(),
                    "unsupported.compose.deploy.replicas",
                    service.name() + " has more replicas than a router takes.",
                    "At most " + Route.MAX_SERVERS + ".");
        }
        if (service.healthCheck().isEmpty()) {
            findings.warning(
                    draft.at(),
                    "compose.noHealthCheck",
                    service.name()
                            + " has no health check here: users are sent to it as soon as port "
                            + spec.port()
                            + " answers.",
                    "Write healthcheck: {test: [\"CMD\", \"nc\", \"-z\", \"127.0.0.1\", \""
                            + spec.port()
                            + "\"], interval: 1s}, unless the image has one.");
        }
        if (!draft.saysRestart()) {
            findings.warning(
                    draft.at(),
                    "compose.noRestart",
                    service.name() + " stays down when it ends or the engine restarts.",
                    "Write restart: unless-stopped.");
        }
        var shared =
                service.mounts().stream()
                        .anyMatch(m -> !m.readOnly() && !(m instanceof Mount.Tmpfs));
        if (shared) {
            findings.warning(
                    draft.at(),
                    "compose.sharedVolume",
                    "During a release two versions of "
                            + service.name()
                            + " write to the same volume.",
                    "Keep the data in a service of its own, or make sure that both may.");
        }
    }
}
