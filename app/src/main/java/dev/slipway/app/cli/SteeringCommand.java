package dev.slipway.app.cli;

import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.release.ReleaseId;
import dev.slipway.core.release.ReleaseStatus;
import java.time.Duration;
import java.util.function.Predicate;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// A verb on a release: commits the intent, makes sure somebody drives, waits until the effect was
/// read back.
abstract class SteeringCommand extends BaseCommand {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Parameters(index = "0", paramLabel = "RELEASE", description = "rN or PROJECT@ENV")
    @SuppressWarnings("NullAway.Init")
    String release;

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            defaultValue = "",
            description = "for the audit")
    @SuppressWarnings("NullAway.Init")
    String reason;

    SteeringCommand(SlipwayCommand root) {
        super(root);
    }

    /// Commits the intent.
    abstract void ask(ReleaseId id, ReleaseStatus before);

    /// What has to be seen before the verb counts as done.
    abstract Predicate<ReleaseStatus> goal(ReleaseStatus before);

    @Override
    public Integer call() throws InterruptedException {
        var id = core().releases().resolve(release);
        var before = core().releases().status(id);
        ask(id, before);
        core().releases().ensureDriven();
        var goal = goal(before);
        var after = core().releases().await(id, goal, PATIENCE);
        if (!goal.test(after)) {
            console().progress(ReleaseText.line(after));
            throw ProblemException.outside(
                    "release.notEffective",
                    "The request is saved but took no effect within 30 s.",
                    "It will be carried out as soon as it can be; look with `slipway status "
                            + id
                            + "`.",
                    null);
        }
        session().result(() -> ReleaseJson.status(after), () -> ReleaseText.status(after));
        return OK;
    }
}
