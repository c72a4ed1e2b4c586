package dev.slipway.core.release;

import dev.slipway.core.release.verdict.Analysis;
import dev.slipway.core.release.verdict.Interval;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One of the comparisons of a release: two sides of a service, by the counts of both. Among more
/// than two sides the shares are those of the requests that came to either of the two.
///
/// @param analysis of the two, not safe for several threads
record Comparison(Pair pair, Analysis analysis) {

    /// @param name what it is called where there are several
    record Pair(String service, Side tried, Side against, String name) {
        /// A canary is compared with its fresh baseline if it has one, each variant of an A/B test
        /// with the control, everything else with stable.
        static List<Pair> of(Release release) {
            var pairs = new ArrayList<Pair>();
            release.routed()
                    .filter(p -> p.stable().isPresent() && p.candidate().isPresent())
                    .forEach(part -> {
                        var service = part.service();
                        if (release.hasBaseline()) {
                            pairs.add(new Pair(service, Side.CANDIDATE, Side.THIRD, service));
                            return;
                        }
                        part.tried()
                                .forEach(side ->
                                        pairs.add(
                                                new Pair(
                                                        service,
                                                        side,
                                                        Side.STABLE,
                                                        name(release, service, side))));
                    });
            return pairs;
        }

        private static String name(Release release, String service, Side side) {
            return release.test().map(test -> test.name(side)).orElse(service);
        }
    }

    /// What came to a service in one interval; nothing where it is not known who had which share.
    void add(Instant at, List<Sample> came) {
        var tried = of(came, pair.tried());
        var against = of(came, pair.against());
        share(tried, against)
                .ifPresent(share ->
                        analysis.add(new Interval(at, share, counts(tried), counts(against))));
    }

    private static Optional<Sample> of(List<Sample> came, Side side) {
        return came.stream().filter(s -> s.side() == side).reduce(Sample::plus);
    }

    // Of two the one that came stands for the other, too; of more all rows are there.
    private Optional<Double> share(Optional<Sample> tried, Optional<Sample> against) {
        if (tried.isEmpty() && against.isEmpty()) {
            return Optional.empty();
        }
        double ours =
                tried.map(Sample::asked)
                        .or(() -> against.map(s -> s.asked().rest()))
                        .orElseThrow()
                        .basisPoints();
        double theirs =
                against.map(Sample::asked)
                        .or(() -> tried.map(s -> s.asked().rest()))
                        .orElseThrow()
                        .basisPoints();
        return ours + theirs == 0 ? Optional.empty() : Optional.of(ours / (ours + theirs));
    }

    private static Interval.Counts counts(Optional<Sample> sample) {
        return sample.map(s -> new Interval.Counts(s.requests(), s.errors(), s.latency()))
                .orElse(Interval.Counts.NONE);
    }
}
