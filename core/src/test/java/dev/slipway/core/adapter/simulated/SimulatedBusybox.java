package dev.slipway.core.adapter.simulated;

import dev.slipway.core.engine.ContainerSpec;
import dev.slipway.core.engine.ContainerState.Health;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/// A simulated engine whose containers do what the contracts' few commands would do in a shell.
final class SimulatedBusybox {
    private SimulatedBusybox() {}

    static SimulatedEngine engine() {
        var engine = SimulatedEngine.withImages("busybox:stable");
        engine.behaviour(SimulatedBusybox::behaviour);
        engine.program(SimulatedBusybox::run);
        return engine;
    }

    private static Behaviour behaviour(ContainerSpec spec) {
        var commandLine = spec.command() == null ? List.<String>of() : spec.command();
        return switch (commandLine.getLast()) {
            case "exit 3" -> Behaviour.runs().exiting(Duration.ZERO, 3);
            case "trap '' TERM; while :; do sleep 1; done" -> Behaviour.runs().deaf();
            case "trap 'exit 7' USR1; echo up; sleep 1000 & wait" ->
                    Behaviour.runs().on("SIGUSR1", 7).logging("up");
            case "seq 1 20; echo oops >&2" ->
                    Behaviour.runs().exiting(Duration.ZERO, 0).logging(countAndOops());
            case "/tmp/greeting" -> Behaviour.runs().exiting(Duration.ZERO, 0).logging("你好");
            default ->
                    Behaviour.runs()
                            .health((age, files) ->
                                    files.read("/tmp/well").isPresent()
                                            ? Health.HEALTHY
                                            : Health.UNHEALTHY);
        };
    }

    private static String[] countAndOops() {
        var lines = new String[21];
        for (var i = 0; i < 20; i++) {
            lines[i] = "" + (i + 1);
        }
        lines[20] = "!oops";
        return lines;
    }

    private static OptionalInt run(Program.Call call) {
        var commandLine = call.command().arguments();
        switch (commandLine.getFirst()) {
            case "touch" -> call.files().write(commandLine.get(1), new byte[0]);
            case "echo" -> call.out(commandLine.get(1) + "\n");
            case "cat" ->
                    call.out(
                            new String(
                                    call.files().read(commandLine.get(1)).orElseThrow(),
                                    StandardCharsets.UTF_8));
            case "sh" -> {
                return shell(call, commandLine.getLast());
            }
            default -> {
                call.out("no such program: " + commandLine.getFirst() + "\n");
                return OptionalInt.of(127);
            }
        }
        return OptionalInt.of(0);
    }

    private static OptionalInt shell(Program.Call call, String script) {
        switch (script) {
            case "echo out; echo err >&2; exit 42" -> {
                call.out("out\n");
                call.err("err\n");
                return OptionalInt.of(42);
            }
            case "echo $SECRET; pwd; id -u" ->
                    call.out(
                            call.command().environment().get("SECRET")
                                    + "\n"
                                    + call.command().workingDirectory()
                                    + "\n"
                                    + call.command().user()
                                    + "\n");
            case "echo kept >/data/f" ->
                    call.files().write("/data/f", "kept\n".getBytes(StandardCharsets.UTF_8));
            case "echo begun; sleep 1000" -> {
                call.out("begun\n");
                return OptionalInt.empty();
            }
            case "while read l; do [ $l = quit ] && exit 5; echo got $l; done" -> {
                call.onInput(bytes -> answer(call, new String(bytes, StandardCharsets.UTF_8)));
                return OptionalInt.empty();
            }
            default -> throw new AssertionError("No such script: " + script);
        }
        return OptionalInt.of(0);
    }

    private static void answer(Program.Call call, String line) {
        if (line.equals("quit\n")) {
            call.exit(5);
        } else {
            call.out("got " + line);
        }
    }
}
