package dev.slipway.core.release.verdict;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// All metrics of one service from the intervals so far. The same intervals give the same verdicts,
/// so that it can be made anew from what was saved. Not safe for several threads.
public final class Analysis {
    private final Settings settings;
    private final Confidence confidence;
    private final Optional<RatioTest> errors;
    private final Optional<RatioTest> slow;
    private final ShiftTest slower = new ShiftTest(Bounds.DEFAULT, Confidence.DEFAULT);
    private final ShareTest shares = new ShareTest();
    private final Guardrail guardrail = new Guardrail();
    private boolean isGuardrailHit;
    private boolean isCleanlySafe;
    private double share;
    private long candidateRequests;
    private long stableRequests;
    private long candidateErrors;
    private long stableErrors;
    private long candidateTimes;
    private long stableTimes;
    private long candidateSlow;
    private long stableSlow;

    /// @param metrics that decide, over all services that are looked at
    public Analysis(Settings settings, int metrics) {
        this.settings = settings;
        this.confidence = Confidence.DEFAULT.over(metrics);
        this.errors = settings.errors().map(bounds -> new RatioTest(bounds, confidence));
        this.slow = settings.slow().map(bounds -> new RatioTest(bounds, confidence));
    }

    public void add(Interval interval) {
        share = interval.share();
        countRequests(interval);
        countErrors(interval);
        countTimes(interval);
    }

    private void countRequests(Interval interval) {
        candidateRequests += interval.candidate().requests();
        stableRequests += interval.stable().requests();
        if (settings.isDrawn()) {
            shares.add(
                    interval.share(),
                    interval.candidate().requests(),
                    interval.stable().requests());
        }
    }

    private void countErrors(Interval interval) {
        var ours = interval.candidate().errors();
        var theirs = interval.stable().errors();
        candidateErrors += ours;
        stableErrors += theirs;
        errors.ifPresent(test -> test.add(interval.share(), ours, theirs));
        guardrail.add(interval.candidate().requests(), ours, theirs);
        isGuardrailHit |= guardrail.isHit();
        isCleanlySafe |=
                candidateErrors + stableErrors == 0
                        && candidateRequests >= settings.ceiling().needed(confidence.beta());
    }

    private void countTimes(Interval interval) {
        var ours = interval.candidate();
        var theirs = interval.stable();
        candidateTimes += ours.times().total();
        stableTimes += theirs.times().total();
        var late = ours.over(settings.sloMicros());
        var lateToo = theirs.over(settings.sloMicros());
        candidateSlow += late;
        stableSlow += lateToo;
        slow.ifPresent(test -> test.add(interval.share(), late, lateToo));
        slower.add(ours.times().counts(), theirs.times().counts(), interval.at().toEpochMilli());
    }

    public long requests() {
        return candidateRequests + stableRequests;
    }

    /// How strong the evidence is now; of what decides or could.
    public List<EvidencePoint> evidence(Instant at) {
        var points = new ArrayList<EvidencePoint>();
        errors.ifPresent(test ->
                points.add(
                        new EvidencePoint(
                                at,
                                Settings.ERRORS,
                                test.harm(),
                                safety(test, candidateErrors + stableErrors, candidateRequests))));
        slow.ifPresent(test ->
                points.add(
                        new EvidencePoint(
                                at,
                                Settings.LATENCY,
                                test.harm(),
                                safety(test, candidateSlow + stableSlow, candidateTimes))));
        return points;
    }

    private double safety(RatioTest test, long events, long ofCandidate) {
        return events == 0 ? settings.ceiling().evidence(ofCandidate) : test.safety();
    }

    public List<MetricVerdict> verdicts() {
        var verdicts = new ArrayList<MetricVerdict>();
        errors.ifPresent(test -> verdicts.add(errors(test)));
        slow.ifPresent(test -> verdicts.add(slow(test)));
        verdicts.add(slower());
        if (settings.isDrawn()) {
            verdicts.add(share());
        }
        return verdicts;
    }

    private MetricVerdict errors(RatioTest test) {
        var isClean = candidateErrors + stableErrors == 0;
        var verdict =
                isGuardrailHit
                        ? Verdict.REGRESSED
                        : test.verdict() == Verdict.NOT_ENOUGH_YET && isCleanlySafe
                                ? Verdict.SAFE
                                : test.verdict();
        var safety = isClean ? settings.ceiling().evidence(candidateRequests) : test.safety();
        var note =
                isGuardrailHit
                        ? "guardrail: nothing but errors, none of stable's"
                        : isClean ? "no errors: a rate below " + percent() + " is shown" : "";
        return metric(
                Settings.ERRORS,
                test,
                verdict,
                safety,
                requests(),
                candidateErrors,
                stableErrors,
                isClean
                        ? untilClean()
                        : untilSafe(test, candidateErrors + stableErrors, requests()),
                note);
    }

    private MetricVerdict slow(RatioTest test) {
        var times = candidateTimes + stableTimes;
        var isClean = candidateSlow + stableSlow == 0;
        var needed = settings.ceiling().needed(confidence.beta());
        return metric(
                Settings.LATENCY,
                test,
                test.verdict() == Verdict.NOT_ENOUGH_YET && isClean && candidateTimes >= needed
                        ? Verdict.SAFE
                        : test.verdict(),
                isClean ? settings.ceiling().evidence(candidateTimes) : test.safety(),
                times,
                candidateSlow,
                stableSlow,
                isClean
                        ? perShare(needed - candidateTimes)
                        : untilSafe(test, candidateSlow + stableSlow, times),
                "");
    }

    private MetricVerdict metric(
            String name,
            RatioTest test,
            Verdict verdict,
            double safety,
            long requests,
            long candidate,
            long stable,
            OptionalLong needed,
            String note) {
        var interval =
                test.hasEvents()
                        ? Optional.of(test.interval())
                        : Optional.<RatioTest.Interval>empty();
        return new MetricVerdict(
                name,
                !settings.dryRun().contains(name),
                verdict,
                test.harm(),
                safety,
                requests,
                candidate,
                stable,
                verdict == Verdict.NOT_ENOUGH_YET && needed.isPresent()
                        ? Optional.of(needed.getAsLong())
                        : Optional.empty(),
                interval.map(RatioTest.Interval::low),
                interval.map(RatioTest.Interval::high),
                note);
    }

    private OptionalLong untilClean() {
        return perShare(settings.ceiling().needed(confidence.beta()) - candidateRequests);
    }

    private OptionalLong perShare(long candidatesOwn) {
        return share <= 0
                ? OptionalLong.empty()
                : OptionalLong.of((long) Math.ceil(Math.max(0, candidatesOwn) / share));
    }

    private OptionalLong untilSafe(RatioTest test, long events, long requests) {
        return requests == 0
                ? OptionalLong.empty()
                : test.untilSafe(share, (double) events / requests);
    }

    private MetricVerdict slower() {
        return new MetricVerdict(
                Settings.SLOWER,
                false,
                slower.verdict(),
                slower.test().harm(),
                slower.test().safety(),
                candidateTimes + stableTimes,
                Math.round(slower.slowerShare() * slower.pairs()),
                slower.pairs() - Math.round(slower.slowerShare() * slower.pairs()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "slower in %.0f %% of %d pairs"
                        .formatted(100 * slower.slowerShare(), slower.pairs()));
    }

    private MetricVerdict share() {
        var isWrong = shares.isWrong();
        return new MetricVerdict(
                Settings.SHARE,
                isWrong,
                isWrong ? Verdict.REGRESSED : Verdict.NOT_ENOUGH_YET,
                shares.evidence(),
                shares.shortness(),
                requests(),
                candidateRequests,
                stableRequests,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                isWrong ? "requests do not come at the share that was asked for" : "");
    }

    private String percent() {
        return "%s %%".formatted(Math.round(settings.ceiling().rate() * 10_000) / 100.0);
    }
}
