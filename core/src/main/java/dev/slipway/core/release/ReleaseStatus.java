package dev.slipway.core.release;

import dev.slipway.core.compose.StrategyName;
import dev.slipway.core.environment.EnvironmentName;
import dev.slipway.core.release.verdict.MetricVerdict;
import dev.slipway.core.source.ProjectName;
import dev.slipway.core.traffic.Weight;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a person sees of a release: what is asked, what the router confirms, what was counted;
/// never merged.
///
/// @param service the routed service the weights are of; empty if the application has none
/// @param strategy empty for a first deploy
/// @param step index into `steps` from 0; `steps.size()` when all are done
/// @param desiredWeight, effectiveWeight of the candidate · effectiveAt when the router last
///   confirmed it
/// @param drivenBy process that drives it, empty if none does
/// @param verdicts of the present analysis, else of the last one
/// @param abortable and so on: the verbs allowed now; the others with the reason why not
public record ReleaseStatus(
        ReleaseId id,
        ProjectName project,
        EnvironmentName environment,
        Optional<String> service,
        VersionId version,
        Optional<StrategyName> strategy,
        Phase phase,
        Optional<Reason> reason,
        Optional<WaitingFor> waitingFor,
        int step,
        List<StepView> steps,
        Weight desiredWeight,
        Weight effectiveWeight,
        Optional<Instant> effectiveAt,
        List<EndpointView> endpoints,
        Optional<String> drivenBy,
        List<VariantView> variants,
        List<MetricVerdict> verdicts,
        Optional<Outcome> outcome,
        Optional<String> message,
        Instant startedAt,
        Optional<Instant> endedAt,
        Map<Verb, Optional<String>> verbs) {

    public ReleaseStatus {
        steps = List.copyOf(steps);
        endpoints = List.copyOf(endpoints);
        variants = List.copyOf(variants);
        verdicts = List.copyOf(verdicts);
        verbs = Map.copyOf(verbs);
    }

    /// True while a driver has to look after it: not settled, or clean-up after `scaleDownDelay` is
    /// due.
    public boolean isLive() {
        return !phase.isSettled() || waitingFor.isPresent();
    }

    /// True if a person may ask for it now.
    public boolean allows(Verb verb) {
        return Optional.empty().equals(verbs.get(verb));
    }

    public Optional<VariantView> variant(String role) {
        return variants.stream().filter(v -> v.role().equals(role)).findFirst();
    }

    /// @param what in words · until when it ends by itself · missing requests, approvals… still
    ///   needed
    /// @param about how long the missing requests take at the rate of the last minute, empty where
    ///   none came
    public record WaitingFor(
            String what,
            Optional<Instant> until,
            Optional<Long> missing,
            Optional<Duration> about) {
        public WaitingFor(String what, Optional<Instant> until, Optional<Long> missing) {
            this(what, until, missing, Optional.empty());
        }

        WaitingFor about(Optional<Duration> time) {
            return new WaitingFor(what, until, missing, time);
        }
    }

    /// @param text as a reader sees it: `setWeight 10`, `pause 2m` · state `done`, `current`,
    ///   `next`
    public record StepView(String text, String state, Optional<Weight> weight) {}

    public record EndpointView(String service, String url) {}

    /// @param role `stable` or `candidate`
    public record VariantView(
            String name,
            String role,
            VersionId version,
            List<ImageView> images,
            int ready,
            int replicas,
            Weight desiredWeight,
            Weight effectiveWeight,
            Observed observed) {}

    public record ImageView(String service, String imageId, Optional<String> digest) {}

    /// Counted since the release began. @param share in percent of all requests, empty without any
    public record Observed(
            long requests,
            long errors,
            Optional<Double> share,
            Optional<Double> p50Ms,
            Optional<Double> p95Ms,
            Optional<Double> p99Ms) {
        public static final Observed NOTHING =
                new Observed(
                        0,
                        0,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
    }

    /// What a person can ask for; `verbs` maps each to the reason why it is not allowed now, empty
    /// = allowed.
    public enum Verb {
        WEIGHT,
        PROMOTE,
        PROMOTE_FULL,
        PAUSE,
        RESUME,
        ABORT,
        RETRY,
        APPROVE,
        ROLLBACK
    }

    /// How long the old version stays hot yet, empty if it does not.
    public Optional<Duration> hotFor(Instant now) {
        return waitingFor
                .flatMap(WaitingFor::until)
                .filter(until -> phase == Phase.Healthy && until.isAfter(now))
                .map(until -> Duration.between(now, until));
    }
}
