package dev.slipway.core.bars;

import dev.slipway.core.Core;
import dev.slipway.core.CoreOptions;
import dev.slipway.core.pipeline.Pipelines;
import dev.slipway.core.pipeline.RunId;
import dev.slipway.core.pipeline.RunRequest;
import dev.slipway.core.pipeline.Trigger;
import dev.slipway.core.settings.Folders;
import dev.slipway.core.source.Project;
import dev.slipway.core.time.Timer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.jgit.api.Git;

/// Bar: from the click until the first log line of a step can be read, in a project of 100 files,
/// against `docker run --rm` of the same image until its first byte. Interleaved; the program is
/// open already, as a window is. Arguments: rounds. Needs `busybox:stable` and the docker command.
public final class FirstLineBar {
    private static final String IMAGE = "busybox:stable";
    private static final int FILES = 100;
    private static final long MORE_MILLIS = 300;

    /// Seldom enough not to take the processor from what is measured.
    private static final Duration LOOK = Duration.ofMillis(15);

    private final Core core;
    private final Project project;
    private final Timer timer = Timer.system();

    private FirstLineBar(Core core, Project project) {
        this.core = core;
        this.project = project;
    }

    public static void main(String[] arguments) throws Exception {
        var rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 7;
        var folder = Files.createTempDirectory("first-line-bar");
        var isHeld = false;
        try (var core = Core.open(new CoreOptions(folder.resolve("home"), List.of()))) {
            var project = core.projects().add(repository(folder).toString(), "bar");
            isHeld = new FirstLineBar(core, project).measure(rounds);
        } finally {
            Folders.delete(folder);
        }
        System.exit(isHeld ? 0 : 1);
    }

    private static Path repository(Path folder) throws Exception {
        var repository = Files.createDirectories(folder.resolve("bar"));
        for (var i = 0; i < FILES; i++) {
            Files.writeString(repository.resolve("file-" + i), "line\n".repeat(200));
        }
        Files.writeString(
                repository.resolve("Jenkinsfile"),
                "pipeline { agent { docker 'busybox:stable' }\n  stages { stage('One') { steps { sh"
                        + " 'echo here' } } }\n}\n");
        try (var git =
                Git.init().setDirectory(repository.toFile()).setInitialBranch("main").call()) {
            git.add().addFilepattern(".").call();
            git.commit().setSign(false).setAuthor("a", "a@b.invalid").setMessage("x").call();
        }
        return repository;
    }

    private boolean measure(int rounds) throws Exception {
        var ours = new ArrayList<Long>();
        var theirs = new ArrayList<Long>();
        for (var round = 0; round <= rounds; round++) {
            var docker = docker();
            var slipway = slipway();
            if (round > 0) {
                theirs.add(docker);
                ours.add(slipway);
            }
        }
        var more = median(ours) - median(theirs);
        System.out.printf(
                Locale.ROOT,
                "bar first-log-line %+d ms slipway=%d ms docker-run=%d ms limit=+%d ms files=%d"
                        + " rounds=%d program=open%n",
                more,
                median(ours),
                median(theirs),
                MORE_MILLIS,
                FILES,
                rounds);
        return more <= MORE_MILLIS;
    }

    private long slipway() throws InterruptedException {
        var begun = timer.nanoTime();
        var started =
                core.pipelines().start(new RunRequest(project, "HEAD", Map.of(), Trigger.MANUAL));
        while (!hasLine(core.pipelines(), started.id())) {
            timer.pause(LOOK);
        }
        var took = millis(begun);
        started.await();
        return took;
    }

    private static boolean hasLine(Pipelines pipelines, RunId id) {
        var run = pipelines.find(id).orElseThrow();
        var step = run.allStages().flatMap(stage -> stage.steps().stream()).findFirst();
        if (step.isEmpty()) {
            return false;
        }
        try (var log = pipelines.log(id, step.get())) {
            return !log.lines(0, 1).isEmpty();
        }
    }

    private long docker() throws IOException, InterruptedException {
        var begun = timer.nanoTime();
        var process =
                new ProcessBuilder(
                                "docker", "run", "--rm", "--pull", "never", IMAGE, "echo", "here")
                        .redirectErrorStream(true)
                        .start();
        if (process.getInputStream().read() < 0) {
            throw new IOException("docker run said nothing");
        }
        var took = millis(begun);
        process.waitFor();
        return took;
    }

    private long millis(long begun) {
        return (timer.nanoTime() - begun) / 1_000_000;
    }

    private static long median(List<Long> values) {
        var sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }
}
