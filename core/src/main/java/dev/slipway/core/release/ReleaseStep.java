package dev.slipway.core.release;

import dev.slipway.core.compose.AnalysisSpec;
import dev.slipway.core.compose.CheckSpec;
import dev.slipway.core.compose.VariantSpec.Match;
import dev.slipway.core.traffic.Weight;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One thing a plan asks for. All strategies are lists of these; each only changes what is wanted,
/// and is done when it is so.
public sealed interface ReleaseStep {
    /// Enough of the candidate's containers for this share of the traffic.
    ///
    /// @param others likewise of those beside it
    record Start(Weight capacity, Map<Side, Weight> others) implements ReleaseStep {
        public Start {
            others = Map.copyOf(others);
        }

        public Start(Weight capacity) {
            this(capacity, Map.of());
        }
    }

    /// All that was started is healthy, in the engine's eyes and in the router's.
    record AwaitHealthy() implements ReleaseStep {}

    /// Services without a route are stopped and made anew.
    record Recreate() implements ReleaseStep {}

    /// The candidate gets this share, once it has the capacity.
    ///
    /// @param others likewise of those beside it
    record Shift(Weight weight, Map<Side, Weight> others) implements ReleaseStep {
        public Shift {
            others = Map.copyOf(others);
        }

        public Shift(Weight weight) {
            this(weight, Map.of());
        }
    }

    /// Requests like this always come to the candidate; empty = no longer.
    record SendMatching(Optional<Match> match) implements ReleaseStep {}

    /// Time for eyes and measurements.
    record Pause(Duration duration) implements ReleaseStep {}

    /// Compares the candidate with stable until there is a verdict.
    record Analyse(AnalysisSpec spec) implements ReleaseStep {}

    /// Measures what somebody wants to know before the plan goes on.
    record RunChecks(List<CheckSpec> checks) implements ReleaseStep {
        public RunChecks {
            checks = List.copyOf(checks);
        }
    }

    /// Waits for a person.
    record AwaitPromotion() implements ReleaseStep {}

    /// Keeps only as many of the old containers as this share needs.
    record Retire(Weight capacityLeft) implements ReleaseStep {}
}
