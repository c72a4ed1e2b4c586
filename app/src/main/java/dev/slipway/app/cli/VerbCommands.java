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

        Promote(SlipwayCommand root) {
            super(root);
        }

        @Override
        Verb verb() {
            return full ? Verb.PROMOTE_FULL : Verb.PROMOTE;
        }

        @Override
        Predicate<ReleaseStatus> goal(ReleaseStatus before) {
            Predicate<ReleaseStatus> settled =
                    s -> s.phase().isSettled() || s.phase() == Phase.Promoting;
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
        Abort(SlipwayCommand root) {
            super(root);
        }

        @Override
        Verb verb() {
            return Verb.ABORT;
        }

        @Override
        Predicate<ReleaseStatus> goal(ReleaseStatus before) {
            return s -> s.phase() == Phase.Degraded && s.effectiveWeight().basisPoints() == 0;
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
            return s -> !s.reason().equals(Optional.of(Reason.ApprovalGate));
        }
    }
}
