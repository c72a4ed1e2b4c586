package dev.slipway.core.release;

import dev.slipway.core.compose.StrategyName;
import dev.slipway.core.environment.EnvironmentName;
import dev.slipway.core.source.ProjectName;
import dev.slipway.core.traffic.RouteId;
import dev.slipway.core.traffic.Weight;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What was decided when a release was asked for; it never changes.
///
/// @param from the version that serves before, empty for a first deploy
/// @param goal the outcome if all goes well
/// @param readyLimit how long a step may take until its containers are ready
/// @param drainLimit how long an old container may finish its requests
/// @param scaleDownDelay how long the old version stays hot
/// @param after the release it took over from; it begins when that one has stepped aside
/// @param test what an A/B test compares, empty otherwise
/// @param approval true if a person has to say yes first
/// @param frozenUntil it begins no earlier by itself
public record Release(
        ReleaseId id,
        ProjectName project,
        EnvironmentName environment,
        VersionId version,
        Optional<VersionId> from,
        Optional<StrategyName> strategy,
        Outcome goal,
        Plan plan,
        List<Part> parts,
        Duration readyLimit,
        Duration drainLimit,
        Duration scaleDownDelay,
        Optional<ReleaseId> after,
        boolean approval,
        String by,
        Instant startedAt,
        Optional<AbTest> test,
        Optional<Instant> frozenUntil) {

    /// One that no freeze holds back.
    public Release(
            ReleaseId id,
            ProjectName project,
            EnvironmentName environment,
            VersionId version,
            Optional<VersionId> from,
            Optional<StrategyName> strategy,
            Outcome goal,
            Plan plan,
            List<Part> parts,
            Duration readyLimit,
            Duration drainLimit,
            Duration scaleDownDelay,
            Optional<ReleaseId> after,
            boolean approval,
            String by,
            Instant startedAt,
            Optional<AbTest> test) {
        this(
                id,
                project,
                environment,
                version,
                from,
                strategy,
                goal,
                plan,
                parts,
                readyLimit,
                drainLimit,
                scaleDownDelay,
                after,
                approval,
                by,
                startedAt,
                test,
                Optional.empty());
    }

    public Release {
        parts = List.copyOf(parts);
    }

    /// The same of other parts.
    Release of(List<Part> others) {
        return new Release(
                id,
                project,
                environment,
                version,
                from,
                strategy,
                goal,
                plan,
                others,
                readyLimit,
                drainLimit,
                scaleDownDelay,
                after,
                approval,
                by,
                startedAt,
                test,
                frozenUntil);
    }

    public Stream<Part> routed() {
        return parts.stream().filter(Part::routed);
    }

    public Stream<Part> unrouted() {
        return parts.stream().filter(part -> !part.routed());
    }

    public boolean isFirst() {
        return from.isEmpty();
    }

    /// True if users stay on the version they came to first.
    public boolean isSticky() {
        return test.filter(t -> t.sticky() || t.hash().isPresent()).isPresent();
    }

    /// True if the old version was started anew beside a canary, to be compared with.
    public boolean hasBaseline() {
        return test.isEmpty() && parts.stream().anyMatch(part -> !part.others().isEmpty());
    }

    /// What a side is called.
    public String name(Side side) {
        return test.map(t -> t.name(side))
                .orElseGet(() ->
                        switch (side) {
                            case STABLE -> "stable";
                            case CANDIDATE -> "candidate";
                            case THIRD, FOURTH, FIFTH -> "baseline";
                        });
    }

    /// Shares of those beside the candidate that go with its own: a baseline gets as much, as far
    /// as there is.
    Map<Side, Weight> beside(Weight candidate) {
        return hasBaseline() ? Strategies.baseline(candidate) : Map.of();
    }

    public RouteId route(Part part) {
        return new RouteId(project, environment, part.service());
    }
}
