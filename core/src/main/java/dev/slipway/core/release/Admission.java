package dev.slipway.core.release;

import dev.slipway.core.compose.Application;
import dev.slipway.core.environment.Environment;
import dev.slipway.core.environment.EnvironmentName;
import dev.slipway.core.environment.Freeze;
import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.source.ProjectName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// Whether a version may enter an environment: it is not blocked, it was good where it has to be
/// good first, and what it newly reaches of the host was agreed to.
final class Admission {
    private static final int LOOKED_AT = 500;

    private final ReleaseStore store;
    private final BlockedVersions blocked;

    Admission(ReleaseStore store, BlockedVersions blocked) {
        this.store = store;
        this.blocked = blocked;
    }

    /// Problems `version.blocked`, `release.notPromoted`, `release.hostAccess`.
    void check(ReleaseRequest request, Resolved resolved) {
        var project = resolved.project().name();
        var all = new ArrayList<>(List.of(resolved.images()));
        resolved.further().forEach(variant -> all.add(variant.images()));
        for (var images : all) {
            checkBlocked(project, images);
            if (request.permissions().override().isEmpty()) {
                checkPromoted(project, resolved.environment(), images);
            }
        }
        var fresh = newHostAccess(project, resolved.environment().name(), resolved.application());
        if (!fresh.isEmpty() && !request.permissions().hostAccess()) {
            throw ProblemException.usage(
                    "release.hostAccess",
                    "This release reaches the host in a way that nobody has agreed to: "
                            + String.join("; ", fresh)
                            + ".",
                    "If that is meant, confirm it by --allow-host-access.");
        }
    }

    /// The same images are the same version for this, whatever environment configured them.
    void checkBlocked(ProjectName project, Map<String, Version.ImageIdentity> images) {
        for (var block : blocked.list(project)) {
            var bad = store.version(project, block.version());
            if (bad.isPresent() && ids(bad.get().images()).equals(ids(images))) {
                throw ProblemException.usage(
                        "version.blocked",
                        block.version()
                                + " was blocked by "
                                + block.by()
                                + (block.why().isBlank() ? "." : ": " + block.why()),
                        "Release another version, or `slipway unblock "
                                + project
                                + " "
                                + block.version()
                                + "`.");
            }
        }
    }

    private void checkPromoted(
            ProjectName project,
            Environment environment,
            Map<String, Version.ImageIdentity> images) {
        var before = environment.after();
        if (before != null && !wasGood(project, before, images)) {
            throw ProblemException.usage(
                    "release.notPromoted",
                    "These images were not healthy in "
                            + before
                            + " yet, which comes before "
                            + environment.name()
                            + ".",
                    "Release them there first; without --run and --image its version is promoted."
                            + " In an emergency: --override REASON.");
        }
    }

    private boolean wasGood(
            ProjectName project,
            EnvironmentName before,
            Map<String, Version.ImageIdentity> images) {
        var wanted = ids(images);
        return store.list(Optional.of(project), Optional.of(before), LOOKED_AT).stream()
                .filter(state -> state.phase() == Phase.Healthy)
                .map(state -> store.version(project, state.version()))
                .flatMap(Optional::stream)
                .anyMatch(version -> ids(version.images()).equals(wanted));
    }

    private static Map<String, String> ids(Map<String, Version.ImageIdentity> images) {
        var ids = new TreeMap<String, String>();
        images.forEach((service, image) -> ids.put(service, image.imageId()));
        return ids;
    }

    /// Keys that reach the host and are not those of what runs there now.
    List<String> newHostAccess(
            ProjectName project, EnvironmentName environment, Application application) {
        var all = new TreeSet<>(application.hostAccess());
        store.deployed(project, environment).stream()
                .flatMap(now -> now.services().values().stream())
                .map(Generation::madeBy)
                .distinct()
                .forEach(made -> all.removeAll(store.application(made).hostAccess()));
        return List.copyOf(all);
    }

    /// What a release has to wait for, in words.
    static List<String> gates(Environment environment, Instant now) {
        var gates = new ArrayList<String>();
        Freeze.endOf(environment.freezes(), now)
                .ifPresent(end -> gates.add("the freeze until " + end));
        if (environment.approval()) {
            gates.add("a person's approval");
        }
        return gates;
    }
}
