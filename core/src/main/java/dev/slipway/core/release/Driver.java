package dev.slipway.core.release;

import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.time.Signal;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Drives all live releases of a home in this process, as long as it holds the lease.
final class Driver {
    private static final Logger log = LoggerFactory.getLogger(Driver.class);

    /// How long a verb waits at most where the bell was not heard.
    private static final Duration LOOK_FOR_NEW = Duration.ofMillis(100);

    private final ReleasePorts ports;
    private final Signal bell = new Signal();
    private final Map<ReleaseId, ReleaseLoop> loops = new ConcurrentHashMap<>();
    private final Map<ReleaseId, Long> sequences = new ConcurrentHashMap<>();

    Driver(ReleasePorts ports) {
        this.ports = ports;
    }

    /// What is driven already decides at once, without waiting for the look for new ones.
    void ring() {
        loops.values().forEach(ReleaseLoop::wake);
        bell.raise();
    }

    /// Returns false at once if another drives, and true when nothing is live any more.
    boolean drive() throws InterruptedException {
        var lease = DriverLease.take(ports.home());
        if (lease.isEmpty()) {
            return false;
        }
        Clock clock = new SteadyClock(ports.clock(), ports.timer());
        try (var held = lease.get();
                var threads = Threads.open()) {
            var world = Deployer.of(ports, clock, true);
            log.debug("driving with {}", held);
            do {
                try (var _ = DriverSocket.open(ports.home(), this::ring)) {
                    driveAll(world, clock, threads.executor());
                }
                // whoever asked for something while the socket went is seen by this last look
            } while (!ports.releases().unfinished().isEmpty());
            return true;
        }
    }

    private void driveAll(Deployer world, Clock clock, ExecutorService threads)
            throws InterruptedException {
        while (true) {
            var unfinished = ports.releases().unfinished();
            for (var state : unfinished) {
                var loop =
                        loops.computeIfAbsent(state.id(), id -> begin(id, world, clock, threads));
                var before = sequences.put(state.id(), state.sequence());
                if (before == null || before != state.sequence()) {
                    loop.wake();
                }
            }
            loops.values().removeIf(ReleaseLoop::isDone);
            if (unfinished.isEmpty() && loops.isEmpty()) {
                return;
            }
            ports.timer().await(bell, LOOK_FOR_NEW);
        }
    }

    private ReleaseLoop begin(ReleaseId id, Deployer world, Clock clock, ExecutorService threads) {
        var loop = new ReleaseLoop(id, ports, world, clock, threads);
        threads.execute(() -> untilInterrupted(loop::watch));
        threads.execute(() -> untilInterrupted(loop::run));
        return loop;
    }

    private interface Interruptible {
        void run() throws InterruptedException;
    }

    private static void untilInterrupted(Interruptible work) {
        try {
            work.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ProblemException e) {
            log.warn("A release is not watched any more: {}", e.getMessage());
        } catch (RuntimeException bug) {
            log.error("A release is not watched any more", bug);
        }
    }

    /// Virtual threads that are interrupted when the driver ends.
    private record Threads(ExecutorService executor) implements AutoCloseable {
        static Threads open() {
            return new Threads(
                    Executors.newThreadPerTaskExecutor(
                            Thread.ofVirtual().name("release-", 0).factory()));
        }

        @Override
        public void close() {
            executor.shutdownNow();
        }
    }
}
