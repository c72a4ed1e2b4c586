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
import java.util.List;
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
        try {
            isWritten(agent, file);
            forgetOld(run.project());
        } catch (IOException e) {
            log.info("The workspace of {} is not kept: {}", run, e.getMessage());
        }
    }

    /// False, and nothing is kept, if there is none or it is too large.
    static boolean isWritten(AgentContainer agent, Path file) throws IOException {
        try (var tar = agent.copyOut(agent.workspace()).orElse(null)) {
            var isKept = tar != null && isWritten(tar, file);
            if (tar != null && !isKept) {
                Files.deleteIfExists(file);
            }
            return isKept;
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

    /// Lets old runs' failed places go, those of a run that had none are no matter.
    void forgetOldFailures(ProjectName project) {
        try {
            for (var old : beyond(project, FailedPlace.tar(Path.of(""), 1).toString())) {
                FailedPlace.forget(old);
            }
        } catch (IOException e) {
            log.info("Old workspaces of {} stay: {}", project, e.getMessage());
        }
    }

    private void forgetOld(ProjectName project) throws IOException {
        for (var old : beyond(project, FILE)) {
            Files.deleteIfExists(old.resolve(FILE));
            Trees.delete(old.resolve(RunFiles.STASHES));
        }
    }

    /// Folders of the runs that have such a file, but for the newest few.
    private List<Path> beyond(ProjectName project, String file) throws IOException {
        var all = new ArrayList<Path>();
        try (var runs = Files.newDirectoryStream(home.runs().resolve(project.value()))) {
            for (var run : runs) {
                if (Files.exists(run.resolve(file))) {
                    all.add(run);
                }
            }
        }
        all.sort(Comparator.comparing((Path run) -> time(run.resolve(file))).reversed());
        return all.subList(Math.min(KEPT, all.size()), all.size());
    }

    private static long time(Path file) {
        try {
            return Files.getLastModifiedTime(file).toMillis();
        } catch (IOException gone) {
            return 0;
        }
    }
}
