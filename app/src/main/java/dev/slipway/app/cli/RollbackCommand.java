package dev.slipway.app.cli;

import dev.slipway.core.release.VersionId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `slipway rollback`: a new release of an earlier version.
@Command(name = "rollback", description = "Release the previous good version, or the named one.")
final class RollbackCommand extends BaseCommand {
    @Parameters(paramLabel = "PROJECT")
    @SuppressWarnings("NullAway.Init")
    String project;

    @Option(names = "--env", paramLabel = "E", required = true)
    @SuppressWarnings("NullAway.Init")
    String environment;

    @Option(names = "--to", paramLabel = "VERSION", description = "vN")
    @Nullable String version;

    @Option(names = "--reason", paramLabel = "TEXT", defaultValue = "")
    @SuppressWarnings("NullAway.Init")
    String reason;

    RollbackCommand(SlipwayCommand root) {
        super(root);
    }

    @Override
    public Integer call() throws InterruptedException {
        var id =
                core().releases()
                        .rollback(
                                core().projects().require(project).name(),
                                core().environments().require(environment).name(),
                                Optional.ofNullable(version).map(VersionId::parse),
                                session().user(),
                                reason);
        console().progress("release " + id);
        core().releases().ensureDriven();
        return new ReleaseProgress(session(), id).followAndPrint();
    }
}
