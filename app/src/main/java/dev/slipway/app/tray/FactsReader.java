package dev.slipway.app.tray;

import dev.slipway.core.Core;
import dev.slipway.core.pipeline.PipelineRun;
import dev.slipway.core.release.Reason;
import dev.slipway.core.release.ReleaseStatus;
import dev.slipway.core.release.verdict.MetricVerdict;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads facts from the store. Blocking; safe from any thread.
final class FactsReader {
    private static final int RUNS = 40;

    private final Core core;
    private final Clock clock;

    FactsReader(Core core, Clock clock) {
        this.core = core;
        this.clock = clock;
    }

    /// @param before the last look: what was live then is looked at once more
    Facts read(@Nullable Facts before, boolean engineAnswers) {
        var at = clock.instant();
        var runs = core.pipelines().list(Optional.empty(), Optional.empty(), RUNS);
        var facts = new ArrayList<Facts.Run>();
        for (int i = 0; i < runs.size(); i++) {
            facts.add(fact(runs.get(i), runs.subList(i + 1, runs.size())));
        }
        return new Facts(at, facts, releases(before), engineAnswers);
    }

    private static Facts.Run fact(PipelineRun run, List<PipelineRun> older) {
        var before =
                older.stream()
                        .filter(o -> o.id().project().equals(run.id().project()))
                        .filter(o -> o.ref().equals(run.ref()) && o.status().isFinal())
                        .map(PipelineRun::status)
                        .findFirst();
        var duration = run.duration() == null ? Duration.ZERO : run.duration();
        var start = run.startedAt() == null ? run.queuedAt() : run.startedAt();
        return new Facts.Run(
                run.id(),
                run.ref(),
                run.status(),
                before,
                !run.details().waiting().isEmpty(),
                duration,
                run.status().isFinal() ? Optional.of(start.plus(duration)) : Optional.empty());
    }

    private List<Facts.Release> releases(@Nullable Facts before) {
        var live = core.releases().live();
        var wereLive =
                before == null
                        ? Stream.<ReleaseStatus>empty()
                        : before.releases().stream()
                                .filter(old -> old.outcome().isEmpty())
                                .filter(old ->
                                        live.stream().noneMatch(s -> s.id().equals(old.id())))
                                .map(old -> core.releases().status(old.id()));
        return Stream.concat(live.stream(), wereLive).map(FactsReader::fact).toList();
    }

    private static Facts.Release fact(ReleaseStatus status) {
        return new Facts.Release(
                status.id(),
                status.project() + "@" + status.environment(),
                status.phase(),
                status.outcome(),
                status.effectiveWeight().toString(),
                needsPerson(status),
                !status.phase().isSettled()
                        && status.verdicts().stream().anyMatch(FactsReader::isAgainst));
    }

    private static boolean needsPerson(ReleaseStatus status) {
        var isTimed = status.waitingFor().flatMap(ReleaseStatus.WaitingFor::until).isPresent();
        return status.phase() == dev.slipway.core.release.Phase.Paused
                && !isTimed
                && status.reason().filter(FactsReader::isForPerson).isPresent();
    }

    private static boolean isForPerson(Reason reason) {
        return switch (reason) {
            case PauseStep, ApprovalGate, InconclusiveAnalysis, NotEnoughTraffic, DriftDetected ->
                    true;
            case ManualPause, FreezeWindow, ControllerRestarted -> false;
        };
    }

    private static boolean isAgainst(MetricVerdict verdict) {
        return verdict.verdict() == dev.slipway.core.release.verdict.Verdict.REGRESSED;
    }
}
