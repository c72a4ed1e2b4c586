package dev.slipway.app.cli;

import dev.slipway.app.DesktopApp;
import dev.slipway.app.instance.OneWindow;
import dev.slipway.app.shell.Address;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// `slipway`: what all commands share.
@Command(
        name = "slipway",
        description =
                "Builds, tests and releases services in Docker; without a command: the window.",
        mixinStandardHelpOptions = true,
        versionProvider = Versions.class,
        scope = ScopeType.INHERIT,
        synopsisSubcommandLabel = "COMMAND")
final class SlipwayCommand implements Runnable {
    /// All commands, in the order that the help has them. What one is called is what its class is
    /// called, so that a call builds only the commands that it names (see `Commands`).
    static final List<Class<?>> COMMANDS =
            List.of(
                    DoctorCommand.class,
                    ProjectCommand.class,
                    SampleCommand.class,
                    LintCommand.class,
                    PipelineCommand.class,
                    RunCommand.class,
                    CancelCommand.class,
                    AnswerCommand.class,
                    RunsCommand.class,
                    ShowCommand.class,
                    LogsCommand.class,
                    ShellCommand.class,
                    TestsCommand.class,
                    ChangesCommand.class,
                    ArtifactsCommand.class,
                    FingerprintCommand.class,
                    CompareCommand.class,
                    StoreCommand.class,
                    KeepCommand.class,
                    RetentionCommand.class,
                    WatchCommand.class,
                    TrustCommand.class,
                    SecretCommand.class,
                    KnownHostCommand.class,
                    LibraryCommand.class,
                    EnvCommand.class,
                    PlanCommand.class,
                    ReleaseCommand.class,
                    StatusCommand.class,
                    WeightCommand.class,
                    VerbCommands.Promote.class,
                    VerbCommands.Pause.class,
                    VerbCommands.Resume.class,
                    VerbCommands.Abort.class,
                    VerbCommands.Retry.class,
                    VerbCommands.Approve.class,
                    RollbackCommand.class,
                    ScaleCommand.class,
                    HistoryCommand.class,
                    ReportCommand.class,
                    AuditCommand.class,
                    BlockCommands.Block.class,
                    BlockCommands.Unblock.class,
                    DownCommand.class,
                    DriftCommand.class,
                    DriveCommand.class,
                    OpenCommand.class,
                    UpdateCommand.class,
                    CompletionCommand.class,
                    ReferenceCommand.class,
                    CommandLine.HelpCommand.class);

    @Option(
            names = "--home",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "keep all state in this folder (else SLIPWAY_HOME, else the usual place)")
    @Nullable Path home;

    @Option(
            names = "--json",
            scope = ScopeType.INHERIT,
            description = "one JSON document on standard output, also on failure")
    boolean json;

    @SuppressWarnings("NullAway.Init")
    Session session;

    Path homeFolder() {
        return (home == null ? Cli.defaultHome() : home).toAbsolutePath().normalize();
    }

    @Override
    public void run() {
        window(Optional.empty(), false);
    }

    /// The home's window; one that is open already comes to the front.
    void window(Optional<Address> page, boolean minimised) {
        var home = session.core().home();
        var taken = OneWindow.take(home);
        if (taken.isEmpty()) {
            OneWindow.handOver(home, page);
            return;
        }
        try (var window = taken.get()) {
            DesktopApp.launch(session.core(), window, page, minimised);
        }
    }
}
