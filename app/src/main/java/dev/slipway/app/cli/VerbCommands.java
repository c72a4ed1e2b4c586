package dev.slipway.app.cli;

import dev.slipway.core.release.Phase;
import dev.slipway.core.release.Reason;
import dev.slipway.core.release.ReleaseId;
import dev.slipway.core.release.ReleaseStatus;
import dev.slipway.core.release.ReleaseStatus.Verb;
import java.util.Optional;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The verbs that steer a release, each with the effect that makes it done.
final class VerbCommands {
    private VerbCommands() {}

    private abstract static class Plain extends SteeringCommand {
        Plain(SlipwayCommand root) {
            super(root);
        }

        abstract Verb verb();

        @Override
        void ask(ReleaseId id, ReleaseStatus before) {
            core().releases().ask(id, verb(), session().user(), reason);
        }
    }

    @Command(name = "promote", description = "Go on to the next step, or all the way.")
    static final class Promote extends Plain {
        @Option(names = "--full", description = "skip all remaining steps")
        boolean full;

        @Option(
                names = "--step",
                paramLabel = "N",
                description = "go to this step, forward or back (counted from 1)")
        int step;

        @Option(
                names = "--variant",
                paramLabel = "NAME",
                defaultValue = "",
                description = "end an A/B test for this variant")
        @SuppressWarnings("NullAway.Init")
        String variant;

        Promote(SlipwayCommand root) {
            super(root);
        }

        @Override
        void ask(ReleaseId id, ReleaseStatus before) {
            if (!variant.isEmpty()) {
                core().releases().promoteVariant(id, variant, session().user(), reason);
            } else if (step > 0) {
                core().releases().toStep(id, step - 1, session().user(), reason);
            } else {
                super.ask(id, before);
            }
        }

        private boolean hasReached(ReleaseStatus now, ReleaseStatus before) {
            var isThere = now.step() >= step - 1 || before.step() >= step - 1;
            return isThere
                    && now.phase() != Phase.Pending
                    && now.desiredWeight().equals(now.effectiveWeight());
        }

        @Override
        Verb verb() {
            return full ? Verb.PROMOTE_FULL : Verb.PROMOTE;
        }

        @Override
        Predicate<ReleaseStatus> goal(ReleaseStatus before) {
            Predicate<ReleaseStatus> settled =
                    s -> s.phase().isSettled() || s.phase() == Phase.Promoting;
            if (step > 0) {
                return settled.or(s -> hasReached(s, before));
            }
            if (!variant.isEmpty()) {
                return s -> s.phase().isSettled();
            }
            if (full) {
                return s ->
                        s.phase() == Phase.Healthy
                                || s.phase() == Phase.Degraded
                                || s.phase() == Phase.Aborting;
            }
            return settled.or(
                    s -> s.step() > before.step() && s.desiredWeight().equals(s.effectiveWeight()));
        }
    }

    @Command(name = "pause", description = "Hold the plan where it is.")
    static final class Pause extends Plain {
        Pause(SlipwayCommand root) {
            super(root);
        }

        @Override
        Verb verb() {
            return Verb.PAUSE;
        }

        @Override
        Predicate<ReleaseStatus> goal(ReleaseStatus before) {
            return s ->
                    s.phase() == Phase.Paused && s.reason().equals(Optional.of(Reason.ManualPause));
        }
    }

    @Command(name = "resume", description = "Let the plan go on.")
    static final class Resume extends Plain {
        Resume(SlipwayCommand root) {
            super(root);
        }

        @Override
        Verb verb() {
            return Verb.RESUME;
        }

        @Override
        Predicate<ReleaseStatus> goal(ReleaseStatus before) {
            return s ->
                    s.phase() != Phase.Paused
                            || !s.reason().equals(Optional.of(Reason.ManualPause));
        }
    }

    @Command(name = "abort", description = "Give all traffic back to stable.")
    static final class Abort extends Plain {
        @Option(
                names = "--stepped",
                description = "take the weight back by halves, ten seconds each")
        boolean stepped;

        Abort(SlipwayCommand root) {
            super(root);
        }

        @Override
        void ask(ReleaseId id, ReleaseStatus before) {
            if (stepped) {
                core().releases().abortStepped(id, session().user(), reason);
            } else {
                super.ask(id, before);
            }
        }

        @Override
        Verb verb() {
            return Verb.ABORT;
        }

        @Override
        Predicate<ReleaseStatus> goal(ReleaseStatus before) {
            return s ->
                    stepped
                            ? s.phase() == Phase.Degraded
                                    || (s.phase() == Phase.Aborting
                                            && s.desiredWeight().equals(s.effectiveWeight()))
                            : s.phase() == Phase.Degraded && s.effectiveWeight().basisPoints() == 0;
        }
    }

    @Command(name = "retry", description = "Start an aborted release again from its first step.")
    static final class Retry extends Plain {
        Retry(SlipwayCommand root) {
            super(root);
        }

        @Override
        Verb verb() {
            return Verb.RETRY;
        }

        @Override
        Predicate<ReleaseStatus> goal(ReleaseStatus before) {
            return s -> s.phase() != Phase.Degraded;
        }
    }

    @Command(name = "approve", description = "Say yes to a release that waits for approval.")
    static final class Approve extends Plain {
        Approve(SlipwayCommand root) {
            super(root);
        }

        @Override
        Verb verb() {
            return Verb.APPROVE;
        }

        @Override
        Predicate<ReleaseStatus> goal(ReleaseStatus before) {
            return s ->
                    !s.reason().equals(Optional.of(Reason.ApprovalGate))
                            && !s.reason().equals(Optional.of(Reason.FreezeWindow));
        }
    }
}
