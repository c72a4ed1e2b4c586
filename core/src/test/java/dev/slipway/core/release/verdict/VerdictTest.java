package dev.slipway.core.release.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.core.traffic.Histogram;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// What figures say, and what they do not say. The whole simulation is `packaging/bars verdicts`.
class VerdictTest {
    private static final Settings ERRORS =
            new Settings(
                    Optional.of(Bounds.DEFAULT),
                    Ceiling.DEFAULT,
                    Optional.empty(),
                    Long.MAX_VALUE,
                    Set.of(),
                    true);

    private static RatioTest test() {
        return new RatioTest(Bounds.DEFAULT, Confidence.DEFAULT);
    }

    @Test
    void fewErrorsAreNoVerdictAndManyAre() {
        var test = test();
        test.add(0.5, 4, 0);
        assertThat(test.verdict()).isEqualTo(Verdict.NOT_ENOUGH_YET);
        test.add(0.5, 7, 0);
        assertThat(test.verdict()).isEqualTo(Verdict.REGRESSED);
    }

    @Test
    void theFirstBoundThatIsCrossedDecides() {
        var test = test();
        test.add(0.5, 20, 0);
        test.add(0.5, 0, 10_000);
        assertThat(test.verdict()).isEqualTo(Verdict.REGRESSED);
    }

    @Test
    void alikeVersionsBecomeSafe() {
        var test = test();
        for (var i = 0; i < 200 && test.verdict() == Verdict.NOT_ENOUGH_YET; i++) {
            test.add(0.5, 1, 1);
        }
        assertThat(test.verdict()).isEqualTo(Verdict.SAFE);
        var interval = test.interval();
        assertThat(interval.low()).isLessThan(1);
        assertThat(interval.high()).isGreaterThan(1).isLessThan(2.2);
    }

    @Test
    void oneByOneAndAllAtOnceAreTheSame() {
        var one = EProcess.above(1);
        var all = EProcess.above(1);
        for (var i = 0; i < 30; i++) {
            one.add(0.1, 1, 0);
            one.add(0.3, 0, 1);
        }
        all.add(0.1, 30, 0);
        all.add(0.3, 0, 30);
        assertThat(one.log()).isCloseTo(all.log(), within(1e-9));
    }

    @Test
    void whereOneVersionHasNothingEventsSayNothing() {
        var test = test();
        test.add(0, 0, 1_000);
        test.add(1, 1_000, 0);
        assertThat(test.verdict()).isEqualTo(Verdict.NOT_ENOUGH_YET);
        assertThat(test.harm()).isCloseTo(1, within(1e-9));
    }

    @Test
    void withoutErrorsTheCeilingSaysHowManyRequestsShowIt() {
        assertThat(new Ceiling(.05).needed(.05)).isEqualTo(59);
        assertThat(new Ceiling(.02).needed(.05)).isEqualTo(149);
        assertThat(new Ceiling(.01).needed(.05)).isEqualTo(299);
        assertThat(new Ceiling(.005).needed(.05)).isEqualTo(598);
        assertThat(new Ceiling(.001).needed(.05)).isEqualTo(2_995);
        var analysis = new Analysis(ERRORS, 1);
        analysis.add(interval(0.1, 298, 0, 2_682, 0));
        assertThat(errors(analysis).verdict()).isEqualTo(Verdict.NOT_ENOUGH_YET);
        assertThat(errors(analysis).stillNeeded()).contains(10L);
        analysis.add(interval(0.1, 1, 0, 9, 0));
        assertThat(Judgement.of(analysis.verdicts())).isEqualTo(Judgement.SAFE);
    }

    @Test
    void grossBreakageNeedsNoStatistics() {
        var analysis = new Analysis(ERRORS, 1);
        analysis.add(interval(0.5, 3, 3, 3, 0));
        assertThat(errors(analysis).verdict()).isEqualTo(Verdict.NOT_ENOUGH_YET);
        analysis.add(interval(0.5, 2, 2, 2, 0));
        assertThat(errors(analysis).verdict()).isEqualTo(Verdict.REGRESSED);
        assertThat(errors(analysis).note()).startsWith("guardrail");
    }

    @Test
    void errorsOfBothAreNoBreakage() {
        var analysis = new Analysis(ERRORS, 1);
        analysis.add(interval(0.5, 20, 20, 20, 20));
        assertThat(errors(analysis).verdict()).isNotEqualTo(Verdict.REGRESSED);
    }

    @Test
    void aWrongShareMakesEverythingUnbelievable() {
        var analysis = new Analysis(ERRORS, 1);
        analysis.add(interval(0.1, 400, 4, 600, 6));
        assertThat(Judgement.of(analysis.verdicts())).isEqualTo(Judgement.UNBELIEVABLE);
        var right = new Analysis(ERRORS, 1);
        right.add(interval(0.1, 1_000, 0, 9_000, 0));
        assertThat(Judgement.of(right.verdicts())).isEqualTo(Judgement.SAFE);
    }

    @Test
    void aCandidateThatIsPassedOverForItsErrorsIsWorseAllTheSame() {
        var passedOver = new Analysis(ERRORS, 1);
        passedOver.add(interval(0.5, 20, 20, 9_980, 0));
        assertThat(Judgement.of(passedOver.verdicts())).isEqualTo(Judgement.REGRESSED);

        var onlyShort = new Analysis(ERRORS, 1);
        onlyShort.add(interval(0.5, 20, 0, 9_980, 40));
        assertThat(Judgement.of(onlyShort.verdicts()))
                .as("no error of the candidate's says nothing when it had no requests")
                .isEqualTo(Judgement.UNBELIEVABLE);

        var more = new Analysis(ERRORS, 1);
        more.add(interval(0.1, 5_000, 500, 5_000, 0));
        assertThat(Judgement.of(more.verdicts()))
                .as("more requests than reckoned with are more errors")
                .isEqualTo(Judgement.UNBELIEVABLE);
    }

    @Test
    void slowAnswersAreJudgedLikeErrors() {
        var settings =
                new Settings(
                        Optional.empty(),
                        Ceiling.DEFAULT,
                        Optional.of(Bounds.DEFAULT),
                        300_000,
                        Set.of(),
                        true);
        var analysis = new Analysis(settings, 1);
        var slow = new Histogram(new java.util.TreeMap<>(Map.of(10_000L, 80L, 400_000L, 20L)));
        var fast = new Histogram(new java.util.TreeMap<>(Map.of(10_000L, 99L, 400_000L, 1L)));
        analysis.add(
                new Interval(
                        Instant.EPOCH,
                        0.5,
                        new Interval.Counts(100, 0, slow),
                        new Interval.Counts(100, 0, fast)));
        assertThat(Judgement.of(analysis.verdicts())).isEqualTo(Judgement.REGRESSED);
    }

    @Test
    void aDryRunDecidesNothing() {
        var settings =
                new Settings(
                        Optional.of(Bounds.DEFAULT),
                        Ceiling.DEFAULT,
                        Optional.empty(),
                        Long.MAX_VALUE,
                        Set.of(Settings.ERRORS),
                        true);
        var analysis = new Analysis(settings, 1);
        analysis.add(interval(0.5, 100, 100, 100, 0));
        assertThat(errors(analysis).verdict()).isEqualTo(Verdict.REGRESSED);
        assertThat(Judgement.of(analysis.verdicts())).isEqualTo(Judgement.NOT_YET);
    }

    @Test
    void severalMetricsShareWhatMayGoWrong() {
        assertThat(Confidence.DEFAULT.over(2)).isEqualTo(new Confidence(0.005, 0.05));
    }

    @Test
    void theForecastIsNearToWhatIsMeasured() {
        var ten = Forecast.untilRegressed(Bounds.DEFAULT, 0.1, 0.01, 2).orElseThrow();
        var half = Forecast.untilRegressed(Bounds.DEFAULT, 0.5, 0.01, 2).orElseThrow();
        assertThat(ten).isBetween(10_000L, 20_000L);
        assertThat(half).isBetween(4_000L, 8_000L);
    }

    /// A sample of the bar: false verdicts at exactly the bounds.
    @Test
    void wrongVerdictsAreRare() {
        var random = new SplittableRandom(7);
        assertThat(wrong(random, 1, Verdict.REGRESSED)).isLessThan(0.02);
        assertThat(wrong(random, 2, Verdict.SAFE)).isLessThan(0.08);
    }

    private static double wrong(SplittableRandom random, double ratio, Verdict verdict) {
        var count = 0;
        var releases = 500;
        for (var i = 0; i < releases; i++) {
            var test = test();
            for (var error = 0; error < 200 && test.verdict() == Verdict.NOT_ENOUGH_YET; error++) {
                var isCandidate = random.nextDouble() < EProcess.attributed(0.5, ratio);
                test.add(0.5, isCandidate ? 1 : 0, isCandidate ? 0 : 1);
            }
            count += test.verdict() == verdict ? 1 : 0;
        }
        return (double) count / releases;
    }

    @Test
    void whatKayentaPassedIsNeverSafe() {
        for (var counts : List.of(new int[] {4, 0}, new int[] {11, 0}, new int[] {703, 10})) {
            var test = test();
            test.add(0.5, counts[0], counts[1]);
            assertThat(test.verdict()).isNotEqualTo(Verdict.SAFE);
        }
    }

    private static MetricVerdict errors(Analysis analysis) {
        return analysis.verdicts().getFirst();
    }

    private static Interval interval(
            double share, long requests, long errors, long stable, long stableErrors) {
        return new Interval(
                Instant.EPOCH,
                share,
                new Interval.Counts(requests, errors, Histogram.EMPTY),
                new Interval.Counts(stable, stableErrors, Histogram.EMPTY));
    }
}
