package dev.slipway.app.cli;

import dev.slipway.app.cli.reference.Completion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `slipway completion`: what a shell reads to complete commands and options.
@Command(name = "completion", description = "Print a shell's completion script.")
final class CompletionCommand extends BaseCommand {
    @Parameters(paramLabel = "SHELL", description = "bash, zsh or fish")
    @SuppressWarnings("NullAway.Init")
    Completion shell;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    CompletionCommand(SlipwayCommand root) {
        super(root);
    }

    @Override
    public Integer call() {
        console().line(shell.of(spec.root().commandLine()).stripTrailing());
        return OK;
    }
}
