package dev.slipway.core.release;

import dev.slipway.core.traffic.Weight;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// How a release went, in figures.
///
/// @param dropped requests that got no answer · cut connections ended by a stop or a drain limit
/// @param clickToTraffic from the committed request to the first request the candidate answered
/// @param abort from the committed abort to the router's confirmation of weight 0, empty without an
///   abort
/// @param winner of an A/B test that was decided, by its name: `control` kept its users if it won
public record ReleaseReport(
        ReleaseId release,
        Optional<Outcome> outcome,
        Optional<String> winner,
        long requests,
        long dropped,
        long cut,
        Optional<Duration> clickToTraffic,
        Optional<Duration> abort,
        List<Share> shares,
        List<AnalysisResult> analyses,
        List<TimelineEntry> timeline) {

    public ReleaseReport {
        shares = List.copyOf(shares);
        analyses = List.copyOf(analyses);
        timeline = List.copyOf(timeline);
    }

    /// One period of constant weight. @param achieved in percent, empty without requests
    public record Share(Weight asked, Optional<Double> achieved, long requests) {}

    /// @param what in words · by who, `slipway` for the plan itself · why may be empty
    public record TimelineEntry(Instant at, String what, String by, String why) {}
}
