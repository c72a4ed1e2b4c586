package dev.slipway.core.release;

import dev.slipway.core.compose.CheckSpec;
import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.traffic.Route;
import dev.slipway.core.traffic.TrafficRouter;
import java.time.Clock;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Takes measurements of checks and saves what came out: each is a change of the release's state,
/// and a line of its journal. One that ends after the release has moved on is dropped.
record Measurements(ReleaseStore store, TrafficRouter router, Check check, Clock clock) {

    /// @param masked makes secrets in what a check printed unreadable
    void take(
            ReleaseState state,
            String name,
            Part part,
            Route route,
            CommandCheck commands,
            UnaryOperator<String> masked)
            throws InterruptedException {
        var spec = spec(state, name);
        if (spec.isEmpty()) {
            return;
        }
        var measured = measured(spec.get(), state, part, route, commands);
        save(
                state,
                new CheckResult(
                        name, clock.instant(), measured.result(), masked.apply(measured.what())));
    }

    private static Optional<CheckSpec> spec(ReleaseState state, String name) {
        return state.step()
                .filter(ReleaseStep.RunChecks.class::isInstance)
                .flatMap(step ->
                        ((ReleaseStep.RunChecks) step)
                                .checks().stream().filter(c -> c.name().equals(name)).findFirst());
    }

    private Check.Measured measured(
            CheckSpec spec, ReleaseState state, Part part, Route route, CommandCheck commands)
            throws InterruptedException {
        try {
            var subject = subject(state, part, route);
            return switch (spec.kind()) {
                case CheckSpec.Command(var image, var words) ->
                        commands.measure(
                                spec,
                                image.orElseGet(() ->
                                        part.of(state.winner(part))
                                                .map(Generation::imageId)
                                                .orElseThrow()),
                                words,
                                subject);
                case CheckSpec.Http http -> check.measure(http, subject, spec.timeout());
                case CheckSpec.Webhook hook -> check.measure(hook, subject, spec.timeout());
            };
        } catch (ProblemException e) {
            return new Check.Measured(Check.Result.ERROR, e.summary());
        }
    }

    private Check.Subject subject(ReleaseState state, Part part, Route route) {
        var release = state.release();
        var slot = part.of(state.winner(part)).flatMap(Generation::slot).orElseThrow();
        var preview = router.preview(route, slot);
        return new Check.Subject(
                release.id(),
                release.project().value(),
                release.environment().value(),
                part.service(),
                state.version().toString(),
                preview.map(TrafficRouter.Preview::url).orElse(""),
                preview.map(TrafficRouter.Preview::header).orElse(""),
                preview.map(TrafficRouter.Preview::token).orElse(""));
    }

    private void save(ReleaseState at, CheckResult result) {
        for (var state = store.find(at.id());
                state.isPresent() && isStillThere(at, state.get());
                state = store.find(at.id())) {
            var next = state.get().change().measured(result).done();
            var what = "check " + result.check() + ": " + result.result() + ", " + result.what();
            if (store.save(next, JournalEntry.of(next, result.at(), what), Optional.empty())) {
                return;
            }
        }
    }

    private static boolean isStillThere(ReleaseState then, ReleaseState now) {
        return now.since().equals(then.since()) && now.position().equals(then.position());
    }
}
