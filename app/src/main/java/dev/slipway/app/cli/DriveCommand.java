package dev.slipway.app.cli;

import picocli.CommandLine.Command;

/// `slipway drive`: drives what is live until nothing is; started by the verbs themselves.
@Command(name = "drive", description = "Drive live releases until none is left.", hidden = true)
final class DriveCommand extends BaseCommand {
    DriveCommand(SlipwayCommand root) {
        super(root);
    }

    @Override
    public Integer call() throws InterruptedException {
        if (!core().releases().drive()) {
            console().progress("Another process drives this data folder.");
        }
        return OK;
    }
}
