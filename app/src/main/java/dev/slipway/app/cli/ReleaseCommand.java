package dev.slipway.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `slipway release`: moves a version into an environment.
@Command(
        name = "release",
        description = "Release a version; waits until Healthy or Degraded, or for a person (4).")
final class ReleaseCommand extends BaseCommand {
    @Mixin
    @SuppressWarnings("NullAway.Init")
    ReleaseOptions options;

    @Option(names = "--detach", description = "print the status now and leave it to its driver")
    boolean detach;

    ReleaseCommand(SlipwayCommand root) {
        super(root);
    }

    @Override
    public Integer call() throws InterruptedException {
        var id = core().releases().start(options.request(core(), session().user()));
        console().progress("release " + id);
        core().releases().ensureDriven();
        if (detach) {
            var now = core().releases().status(id);
            session().result(() -> ReleaseJson.status(now), () -> ReleaseText.status(now));
            return OK;
        }
        return new ReleaseProgress(session(), id).followAndPrint();
    }
}
