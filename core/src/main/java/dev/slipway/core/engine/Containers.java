package dev.slipway.core.engine;

import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Port: containers of one engine. Safe from any thread. Problems are `engine.*`
/// (`engine.unreachable`, `engine.imageMissing`, `engine.portTaken`, `engine.refused`). What is
/// created is removed by whoever created it; everything carries `Labels`.
public interface Containers {

    /// Creates it; if a container of that name exists, that one is returned unchanged (so a repeat
    /// after a crash is safe).
    ContainerId create(ContainerSpec spec);

    /// Starts it; nothing happens if it runs.
    void start(ContainerId id);

    Optional<ContainerState> inspect(ContainerId id);

    /// All that the engine says of it, as JSON for a person to read; empty if it is gone. Holds the
    /// values of its environment, secrets included: whoever shows it masks it.
    Optional<String> document(ContainerId id);

    /// All, running or not, that carry these labels.
    List<ContainerState> list(Map<String, String> labels);

    /// Sends its stop signal, and kills it after `grace`. Nothing happens if it does not run or is
    /// gone.
    void stop(ContainerId id, Duration grace);

    /// Sends a signal by name (`SIGUSR1`); nothing happens if it does not run.
    void kill(ContainerId id, String signal);

    /// Removes it with its anonymous volumes, killing it if need be; nothing happens if it is gone.
    void remove(ContainerId id);

    /// Unpacks a tar stream (plain) into a folder of the container, which need not run. Owners are
    /// the tar's.
    void copyIn(ContainerId id, String folder, InputStream tar);

    /// A tar stream of a file or folder; empty if there is none. The caller closes it.
    Optional<InputStream> copyOut(ContainerId id, String path);

    /// Its last `tail` lines, then, with `follow`, each new one until closed or the container ends.
    Stream logs(ContainerId id, int tail, boolean follow, LineSink sink);

    /// The same with the time at which the container wrote each line, as its engine's clock has it.
    Stream timedLogs(ContainerId id, int tail, boolean follow, TimedSink sink);

    /// Memory, processor and network as of now; empty if it does not run.
    Optional<Usage> usage(ContainerId id);

    /// Waits until it does not run and returns the exit code; empty when `atMost` passed first.
    Optional<Integer> awaitExit(ContainerId id, Duration atMost) throws InterruptedException;

    /// A running stream; closing ends it. `await` returns when it ended by itself.
    interface Stream extends AutoCloseable {
        void await() throws InterruptedException;

        @Override
        void close();
    }

    /// Takes lines without their line end, in order, from one thread.
    interface LineSink {
        void line(boolean isError, String text);
    }

    /// Takes lines as `LineSink` does, with their times.
    interface TimedSink {
        void line(Instant at, boolean isError, String text);
    }

    /// @param cpuPercent of one core · memoryBytes without page cache
    record Usage(double cpuPercent, long memoryBytes, long memoryLimitBytes) {}
}
