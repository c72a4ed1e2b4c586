package dev.slipway.core.bars;

import dev.slipway.core.adapter.docker.DockerEngines;
import dev.slipway.core.engine.ContainerId;
import dev.slipway.core.engine.ContainerSpec;
import dev.slipway.core.engine.Engine;
import dev.slipway.core.engine.Engines;
import dev.slipway.core.engine.Execs.Command;
import dev.slipway.core.engine.Labels;
import dev.slipway.core.time.Timer;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;

/// Bar: what our way to the engine costs beside the docker command's, in the same run, interleaved:
/// a command in a running container, and a container from create to remove. Prints medians in
/// milliseconds. `java … EngineBar [ROUNDS]`; needs the docker command and `busybox:stable`.
public final class EngineBar {
    private static final String IMAGE = "busybox:stable";

    private final Engine engine;
    private final String name = "slipway-bar-" + UUID.randomUUID();
    private final List<Double> ourExecs = new ArrayList<>();
    private final List<Double> theirExecs = new ArrayList<>();
    private final List<Double> ourRuns = new ArrayList<>();
    private final List<Double> theirRuns = new ArrayList<>();

    private EngineBar(Engine engine) {
        this.engine = engine;
    }

    public static void main(String[] arguments) throws Exception {
        var rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10;
        try (var engines = new DockerEngines(System.getenv(), Timer.system(), Clock.systemUTC())) {
            new EngineBar(engines.engine(Engines.DEFAULT)).measure(rounds);
        }
    }

    private void measure(int rounds) throws Exception {
        var container = engine.containers().create(spec(name, List.of("sleep", "1000")));
        try {
            engine.containers().start(container);
            exec(container);
            for (var round = 0; round < rounds; round++) {
                ourExecs.add(millis(() -> exec(container)));
                theirExecs.add(millis(() -> docker("exec", name, "sh", "-c", "true")));
                ourRuns.add(millis(this::run));
                theirRuns.add(
                        millis(() -> docker("run", "--rm", "--network", "none", IMAGE, "true")));
            }
        } finally {
            engine.containers().remove(container);
        }
        print("exec sh true", ourExecs, theirExecs);
        print("create+start+wait+remove", ourRuns, theirRuns);
    }

    private ContainerSpec spec(String containerName, List<String> command) {
        return ContainerSpec.of(containerName, IMAGE)
                .command(command)
                .labels(Labels.of("bar", "bar:engine", "service"))
                .build();
    }

    private int exec(ContainerId container) throws InterruptedException {
        try (var running =
                engine.execs()
                        .start(container, Command.of("sh", "-c", "true"), (isError, bytes) -> {})) {
            return running.await();
        }
    }

    private int run() throws InterruptedException {
        var id = engine.containers().create(spec(name + "-run", List.of("true")));
        try {
            engine.containers().start(id);
            return engine.containers().awaitExit(id, Duration.ofMinutes(2)).orElseThrow();
        } finally {
            engine.containers().remove(id);
        }
    }

    private static int docker(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("docker"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    private static double millis(Callable<Integer> work) throws Exception {
        var timer = Timer.system();
        var from = timer.nanoTime();
        var code = work.call();
        if (code != 0) {
            throw new IllegalStateException("It ended with " + code);
        }
        return (timer.nanoTime() - from) / 1e6;
    }

    private static void print(String what, List<Double> ours, List<Double> theirs) {
        var our = median(ours);
        var their = median(theirs);
        System.out.printf(
                "%-26s ours %7.1f ms   docker %7.1f ms   ratio %.2f%n",
                what, our, their, our / their);
    }

    private static double median(List<Double> values) {
        var sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }
}
