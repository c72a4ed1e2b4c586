package dev.slipway.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `slipway plan`: what a release would do.
@Command(name = "plan", description = "Show what a release would create, replace, stop and keep.")
final class PlanCommand extends BaseCommand {
    @Mixin
    @SuppressWarnings("NullAway.Init")
    ReleaseOptions options;

    PlanCommand(SlipwayCommand root) {
        super(root);
    }

    @Override
    public Integer call() {
        var plan = core().releases().plan(options.request(core(), session().user()));
        session().result(() -> ReleaseJson.plan(plan), () -> ReleaseText.plan(plan));
        return OK;
    }
}
