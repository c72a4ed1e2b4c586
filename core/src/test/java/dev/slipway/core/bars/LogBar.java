package dev.slipway.core.bars;

import dev.slipway.core.adapter.docker.DockerEngines;
import dev.slipway.core.engine.ContainerId;
import dev.slipway.core.engine.ContainerSpec;
import dev.slipway.core.engine.Engine;
import dev.slipway.core.engine.Engines;
import dev.slipway.core.engine.Execs.Command;
import dev.slipway.core.engine.Execs.OutputSink;
import dev.slipway.core.engine.Labels;
import dev.slipway.core.pipeline.log.FileStepLog;
import dev.slipway.core.pipeline.log.StepLogWriter;
import dev.slipway.core.time.Timer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/// Bar: a million lines of a step until the last is on disk and a reader that follows has seen it,
/// against an attach of the same kind that throws them away; the docker command's own beside it.
/// Interleaved. Arguments: rounds. Needs `busybox:stable` and the docker command.
public final class LogBar {
    private static final String IMAGE = "busybox:stable";
    private static final int LINES = 1_000_000;
    private static final double LIMIT = 0.8;
    private static final String MAKE =
            "i=0; while [ $i -lt 1000 ]; do echo '2026-11-22 10:00:00 INFO shop.cart the order was"
                    + " taken and paid and sent, see above for what it was'; i=$((i+1)); done >"
                    + " /k; i=0; while [ $i -lt 1000 ]; do cat /k; i=$((i+1)); done > /lines";

    private final Engine engine;
    private final Timer timer = Timer.system();
    private final String name = "slipway-bar-" + UUID.randomUUID();
    private final Path folder;

    private LogBar(Engine engine, Path folder) {
        this.engine = engine;
        this.folder = folder;
    }

    public static void main(String[] arguments) throws Exception {
        var rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        var folder = Files.createTempDirectory("log-bar");
        var isHeld = false;
        try (var engines = new DockerEngines(System.getenv(), Timer.system(), Clock.systemUTC())) {
            isHeld = new LogBar(engines.engine(Engines.DEFAULT), folder).measure(rounds);
        } finally {
            try (var files = Files.list(folder)) {
                for (var file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
        System.exit(isHeld ? 0 : 1);
    }

    private boolean measure(int rounds) throws Exception {
        var container =
                engine.containers()
                        .create(
                                ContainerSpec.of(name, IMAGE)
                                        .command(List.of("sleep", "1000"))
                                        .labels(Labels.of("bar", "bar:log", "service"))
                                        .build());
        try {
            engine.containers().start(container);
            exec(container, (isError, bytes) -> {}, "sh", "-c", MAKE);
            var bare = new ArrayList<Double>();
            var ours = new ArrayList<Double>();
            var docker = new ArrayList<Double>();
            for (var round = 0; round <= rounds; round++) {
                var thrown = seconds(() -> exec(container, (e, b) -> {}, "cat", "/lines"));
                var number = round + 1;
                var kept = seconds(() -> keep(container, number));
                var theirs = seconds(this::docker);
                if (round > 0) {
                    bare.add(thrown);
                    ours.add(kept);
                    docker.add(theirs);
                }
            }
            return print(median(bare), median(ours), median(docker), rounds);
        } finally {
            engine.containers().remove(container);
        }
    }

    private static boolean print(double bare, double ours, double docker, int rounds) {
        System.out.printf(
                Locale.ROOT,
                "bar log-lines %.2fx slipway=%.0f lines/s attach=%.0f lines/s docker-exec=%.0f"
                        + " lines/s limit=%.1fx lines=%d rounds=%d%n",
                bare / ours,
                LINES / ours,
                LINES / bare,
                LINES / docker,
                LIMIT,
                LINES,
                rounds);
        return bare / ours >= LIMIT;
    }

    /// To disk, while a reader follows; over when the reader has seen the last line.
    private void keep(ContainerId container, int ordinal) throws Exception {
        var reader = Thread.ofVirtual().unstarted(() -> follow(ordinal));
        try (var writer = StepLogWriter.create(folder, ordinal, Clock.systemUTC())) {
            reader.start();
            exec(container, writer, "cat", "/lines");
        }
        reader.join();
    }

    private void follow(int ordinal) {
        try (var log = FileStepLog.of(folder, ordinal)) {
            var seen = 0L;
            while (true) {
                var isOver = log.isComplete() && seen > 0;
                var lines = log.lines(seen, 10_000);
                seen += lines.size();
                if (lines.isEmpty() && isOver) {
                    break;
                }
                if (lines.isEmpty()) {
                    timer.pause(Duration.ofMillis(5));
                }
            }
            if (seen != LINES) {
                throw new IllegalStateException("the reader saw " + seen + " lines");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void exec(ContainerId container, OutputSink sink, String... command)
            throws InterruptedException {
        try (var running = engine.execs().start(container, Command.of(command), sink)) {
            if (running.await() != 0) {
                throw new IllegalStateException("The command failed.");
            }
        }
    }

    private void docker() throws IOException, InterruptedException {
        new ProcessBuilder("docker", "exec", name, "cat", "/lines")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start()
                .waitFor();
    }

    private interface Work {
        void run() throws Exception;
    }

    private double seconds(Work work) throws Exception {
        var from = timer.nanoTime();
        work.run();
        return (timer.nanoTime() - from) / 1e9;
    }

    private static double median(List<Double> values) {
        var sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }
}
