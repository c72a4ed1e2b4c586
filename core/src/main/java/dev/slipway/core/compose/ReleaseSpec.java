package dev.slipway.core.compose;

import dev.slipway.core.traffic.HashKey;
import dev.slipway.core.traffic.Weight;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// `x-release`: how a service takes traffic and how a new version of it comes in.
///
/// @param port the container's TCP port that takes traffic
/// @param publishHost, publishPort where users come in; 0 = a free port, then kept
/// @param strategy empty where the file names none: rolling
/// @param steps of a canary, as written · scaleDownDelay how long the old version stays hot after
///   the release
/// @param drainLimit how long an old container may finish its requests before it is stopped
/// @param readyLimit how long new containers may take to become healthy
/// @param maxSurge, maxUnavailable how many containers a rolling release replaces at a time, added
///   up: the new ones always start before the old ones stop
/// @param checks what is measured before the first user comes to a new version
/// @param freshBaseline a canary is compared with its old version started anew beside it
/// @param variants of an A/B test · sticky users stay on the version they came to first
/// @param hash of an A/B test: users are drawn by what they carry, and so stay without a cookie
public record ReleaseSpec(
        int port,
        String publishHost,
        int publishPort,
        Optional<StrategyName> strategy,
        List<Step> steps,
        Duration scaleDownDelay,
        boolean autoPromotion,
        Duration autoPromotionDelay,
        Duration drainLimit,
        Duration readyLimit,
        int maxSurge,
        int maxUnavailable,
        List<VariantSpec> variants,
        boolean sticky,
        Optional<HashKey> hash,
        boolean freshBaseline,
        List<CheckSpec> checks) {

    public static final Duration DEFAULT_SCALE_DOWN_DELAY = Duration.ofSeconds(30);
    public static final Duration DEFAULT_DRAIN_LIMIT = Duration.ofSeconds(30);
    public static final Duration DEFAULT_READY_LIMIT = Duration.ofMinutes(5);

    public ReleaseSpec {
        steps = List.copyOf(steps);
        variants = List.copyOf(variants);
        checks = List.copyOf(checks);
    }

    /// The same, users coming in elsewhere.
    public ReleaseSpec publishedAt(String host, int hostPort) {
        return new ReleaseSpec(
                port,
                host,
                hostPort,
                strategy,
                steps,
                scaleDownDelay,
                autoPromotion,
                autoPromotionDelay,
                drainLimit,
                readyLimit,
                maxSurge,
                maxUnavailable,
                variants,
                sticky,
                hash,
                freshBaseline,
                checks);
    }

    /// The same, blue-green without waiting for anybody or anything: the way back is short.
    public ReleaseSpec promotedAtOnce() {
        return new ReleaseSpec(
                port,
                publishHost,
                publishPort,
                strategy,
                steps,
                scaleDownDelay,
                true,
                Duration.ZERO,
                drainLimit,
                readyLimit,
                maxSurge,
                maxUnavailable,
                variants,
                sticky,
                hash,
                freshBaseline,
                List.of());
    }

    /// One step of a canary as written in the file or on the command line.
    public sealed interface Step {
        record SetWeight(Weight weight) implements Step {}

        /// Empty duration = until promoted by hand.
        record Pause(Optional<Duration> duration) implements Step {}

        /// Compares the candidate with stable until there is a verdict.
        record Analysis(AnalysisSpec spec) implements Step {}

        /// Measures what somebody wants to know.
        record Checks(List<CheckSpec> checks) implements Step {
            public Checks {
                checks = List.copyOf(checks);
            }
        }

        /// Containers for this share of the traffic, before any of it comes.
        record SetCanaryScale(Weight capacity) implements Step {}

        /// Requests like this always come to the candidate from now on; empty = no longer.
        record SetHeaderRoute(Optional<VariantSpec.Match> match) implements Step {}
    }
}
