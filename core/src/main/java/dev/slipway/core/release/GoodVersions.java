package dev.slipway.core.release;

import dev.slipway.core.environment.EnvironmentName;
import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.source.ProjectName;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Where a target can be rolled back to: releases that came through.
final class GoodVersions {
    static final int LOOKED_AT = 500;

    private final ReleaseStore store;
    private final ProjectName project;
    private final EnvironmentName environment;

    GoodVersions(ReleaseStore store, ProjectName project, EnvironmentName environment) {
        this.store = store;
        this.project = project;
        this.environment = environment;
    }

    /// The release that brought the version; empty = the previous good one. Problems
    /// `release.noPrevious`, `version.unknown`, `release.notAllowed`.
    ReleaseState require(Optional<VersionId> to) {
        var current =
                store.deployed(project, environment)
                        .map(Deployed::version)
                        .orElseThrow(() ->
                                ProblemException.usage(
                                        "release.noPrevious",
                                        "Nothing of " + project + " runs in " + environment + ".",
                                        "Release a version first."));
        if (to.map(current::equals).orElse(false)) {
            throw ProblemException.usage(
                    "release.notAllowed", current + " is what runs there now.", "");
        }
        var good = good();
        return to.map(version -> named(good, version)).orElseGet(() -> previous(good, current));
    }

    /// Newest first.
    private List<ReleaseState> good() {
        return store.list(Optional.of(project), Optional.of(environment), LOOKED_AT).stream()
                .filter(state -> state.phase() == Phase.Healthy && !state.keepsStable())
                .toList();
    }

    private ReleaseState named(List<ReleaseState> good, VersionId version) {
        return good.stream()
                .filter(state -> state.version().equals(version))
                .findFirst()
                .orElseThrow(() ->
                        ProblemException.usage(
                                "version.unknown",
                                version + " never ran well in " + environment + ".",
                                "Those that did: "
                                        + good.stream()
                                                .map(s -> s.version().toString())
                                                .distinct()
                                                .collect(Collectors.joining(", "))
                                        + "."));
    }

    // What people once left by a rollback is not good to go back to.
    private ReleaseState previous(List<ReleaseState> good, VersionId current) {
        var left = new HashSet<VersionId>();
        good.stream()
                .map(ReleaseState::release)
                .filter(r -> r.goal() == Outcome.RolledBack || r.goal() == Outcome.FastRolledBack)
                .forEach(r -> r.from().ifPresent(left::add));
        return good.stream()
                .filter(state -> !state.version().equals(current))
                .filter(state -> !left.contains(state.version()))
                .findFirst()
                .orElseThrow(() ->
                        ProblemException.usage(
                                "release.noPrevious",
                                "There is no earlier good version of "
                                        + project
                                        + " in "
                                        + environment
                                        + ".",
                                "Name one by --to; `slipway history` lists them."));
    }
}
