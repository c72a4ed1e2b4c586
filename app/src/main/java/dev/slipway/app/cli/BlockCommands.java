package dev.slipway.app.cli;

import dev.slipway.core.release.VersionId;
import dev.slipway.core.source.ProjectName;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `slipway block` and `unblock`: keeps one bad version from ever being released again.
final class BlockCommands {
    private BlockCommands() {}

    private abstract static class Named extends BaseCommand {
        @Parameters(index = "0", paramLabel = "PROJECT")
        @SuppressWarnings("NullAway.Init")
        String project;

        @Option(names = "--reason", paramLabel = "TEXT", defaultValue = "")
        @SuppressWarnings("NullAway.Init")
        String reason;

        Named(SlipwayCommand root) {
            super(root);
        }

        ProjectName name() {
            return core().projects().require(project).name();
        }
    }

    @Command(name = "block", description = "Keep a version from being released; without: list.")
    static final class Block extends Named {
        @Parameters(index = "1", paramLabel = "VERSION", arity = "0..1")
        @Nullable String version;

        Block(SlipwayCommand root) {
            super(root);
        }

        @Override
        public Integer call() {
            if (version != null) {
                core().releases().block(name(), VersionId.parse(version), session().user(), reason);
            }
            var blocked = core().releases().blocked(name());
            session()
                    .result(
                            () ->
                                    Json.items(
                                            blocked,
                                            b ->
                                                    Json.object()
                                                            .put("version", b.version().toString())
                                                            .put("by", b.by())
                                                            .put("why", b.why())
                                                            .put("at", Json.time(b.at()))),
                            () ->
                                    blocked.stream()
                                            .map(b ->
                                                    String.format(
                                                            Locale.ROOT,
                                                            "%s  blocked by %s  %s",
                                                            b.version(),
                                                            b.by(),
                                                            b.why()))
                                            .toList());
            return OK;
        }
    }

    @Command(name = "unblock", description = "Let a blocked version be released again.")
    static final class Unblock extends Named {
        @Parameters(index = "1", paramLabel = "VERSION")
        @SuppressWarnings("NullAway.Init")
        String version;

        Unblock(SlipwayCommand root) {
            super(root);
        }

        @Override
        public Integer call() {
            core().releases().unblock(name(), VersionId.parse(version), session().user(), reason);
            session()
                    .result(
                            () -> Json.object().put("unblocked", version),
                            () -> List.of(version + " may be released again"));
            return OK;
        }
    }
}
