package dev.slipway.core.release;

import dev.slipway.core.release.ReleaseReport.Share;
import dev.slipway.core.release.ReleaseReport.TimelineEntry;
import dev.slipway.core.traffic.Weight;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A release's report, from its journal and its counts.
final class ReportView {
    private final ReleaseState state;
    private final List<JournalEntry> journal;
    private final List<Sample> samples;

    ReportView(ReleaseStore store, ReleaseState state) {
        this.state = state;
        this.journal = store.journal(state.id());
        this.samples = store.samples(state.id(), Instant.EPOCH);
    }

    ReleaseReport report() {
        return new ReleaseReport(
                state.id(),
                Optional.ofNullable(state.outcome()),
                winner(),
                samples.stream().mapToLong(Sample::requests).sum(),
                samples.stream().mapToLong(Sample::dropped).sum(),
                state.cut(),
                clickToTraffic(),
                abort(),
                shares(),
                state.analyses(),
                timeline());
    }

    private Optional<String> winner() {
        return state.release().test().isEmpty() || state.phase() != Phase.Healthy
                ? Optional.empty()
                : Optional.of(
                        state.release().name(state.keepsStable() ? Side.STABLE : state.winner()));
    }

    private Optional<Duration> clickToTraffic() {
        return samples.stream()
                .filter(sample -> sample.side() == Side.CANDIDATE)
                .filter(sample -> sample.requests() + sample.probes() > 0)
                .findFirst()
                .map(sample -> Duration.between(state.release().startedAt(), sample.at()));
    }

    private Optional<Duration> abort() {
        var asked = journal.stream().filter(e -> e.phase() == Phase.Aborting).findFirst();
        return asked.flatMap(from ->
                journal.stream()
                        .filter(e -> e.sequence() > from.sequence())
                        .findFirst()
                        .map(confirmed -> Duration.between(from.at(), confirmed.at())));
    }

    /// Periods of one weight, in order; a service's rows of one moment are told once per side.
    private List<Share> shares() {
        var shares = new ArrayList<Share>();
        Weight asked = null;
        var candidate = 0L;
        var all = 0L;
        for (var sample : samples) {
            var weight = candidates(sample, asked);
            if (asked != null && !asked.equals(weight)) {
                shares.add(share(asked, candidate, all));
                candidate = 0;
                all = 0;
            }
            asked = weight;
            all += sample.requests();
            candidate += sample.side() == Side.CANDIDATE ? sample.requests() : 0;
        }
        if (asked != null) {
            shares.add(share(asked, candidate, all));
        }
        return shares;
    }

    // Of two the one says what the other has; of more every row is there.
    private Weight candidates(Sample sample, @Nullable Weight before) {
        var isOfTwo = state.release().parts().stream().allMatch(p -> p.others().isEmpty());
        return switch (sample.side()) {
            case CANDIDATE -> sample.asked();
            case STABLE ->
                    isOfTwo
                            ? sample.asked().rest()
                            : Objects.requireNonNullElse(before, Weight.NONE);
            case THIRD, FOURTH, FIFTH -> Objects.requireNonNullElse(before, Weight.NONE);
        };
    }

    private static Share share(Weight asked, long candidate, long all) {
        return new Share(
                asked, all == 0 ? Optional.empty() : Optional.of(100.0 * candidate / all), all);
    }

    private List<TimelineEntry> timeline() {
        return journal.stream()
                .map(e -> new TimelineEntry(e.at(), e.what(), e.by(), e.why()))
                .toList();
    }
}
