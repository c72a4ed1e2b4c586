package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.RunId;
import dev.slipway.core.pipeline.agent.AgentContainer;
import dev.slipway.core.pipeline.agent.Trees;
import dev.slipway.core.settings.Home;
import dev.slipway.core.source.ProjectName;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Workspaces as runs left them, in the home, so that a run can be begun again at a later stage.
/// The newest few of a project are kept, and none that is too large. Safe from any thread.
final class Snapshots {
    private static final Logger log = LoggerFactory.getLogger(Snapshots.class);
    private static final long LARGEST = 2L << 30;
    private static final int KEPT = 3;
    private static final String FILE = "workspace.tar.gz";

    private final Home home;

    Snapshots(Home home) {
        this.home = home;
    }

    Optional<Path> find(RunId run) {
        return Optional.of(file(run)).filter(Files::exists);
    }

    private Path file(RunId run) {
        return RunFiles.folder(home, run).resolve(FILE);
    }

    /// Keeps the workspace that an agent sees. What cannot be kept is only logged: the run itself
    /// went as it went.
    void take(RunId run, AgentContainer agent) {
        var file = file(run);
        try (var tar = agent.copyOut(agent.workspace()).orElse(null)) {
            if (tar != null && !isWritten(tar, file)) {
                Files.deleteIfExists(file);
            }
            forgetOld(run.project());
        } catch (IOException e) {
            log.info("The workspace of {} is not kept: {}", run, e.getMessage());
        }
    }

    private static boolean isWritten(InputStream tar, Path file) throws IOException {
        try (var out = new QuickGzip(new BufferedOutputStream(Files.newOutputStream(file)))) {
            var buffer = new byte[1 << 16];
            var written = 0L;
            for (var count = tar.read(buffer); count >= 0; count = tar.read(buffer)) {
                written += count;
                if (written > LARGEST) {
                    return false;
                }
                out.write(buffer, 0, count);
            }
            return true;
        }
    }

    private static final class QuickGzip extends GZIPOutputStream {
        QuickGzip(OutputStream out) throws IOException {
            super(out, 1 << 16);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }

    private void forgetOld(ProjectName project) throws IOException {
        var all = new ArrayList<Path>();
        try (var runs = Files.newDirectoryStream(home.runs().resolve(project.value()))) {
            for (var run : runs) {
                if (Files.exists(run.resolve(FILE))) {
                    all.add(run);
                }
            }
        }
        all.sort(Comparator.comparing(Snapshots::time).reversed());
        for (var old : all.subList(Math.min(KEPT, all.size()), all.size())) {
            Files.deleteIfExists(old.resolve(FILE));
            Trees.delete(old.resolve(RunFiles.STASHES));
        }
    }

    private static long time(Path run) {
        try {
            return Files.getLastModifiedTime(run.resolve(FILE)).toMillis();
        } catch (IOException gone) {
            return 0;
        }
    }
}
