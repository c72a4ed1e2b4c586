package dev.slipway.core.pipeline.agent;

import dev.slipway.core.engine.ContainerId;
import dev.slipway.core.engine.Engine;
import dev.slipway.core.engine.Execs;
import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.time.Signal;
import dev.slipway.core.time.Timer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A command that runs in an agent and can be ended from outside with everything it started.
public final class Execution implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Execution.class);
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final Duration AFTER_KILL = Duration.ofSeconds(3);

    private final Engine engine;
    private final ContainerId container;
    private final String key;
    private final Timer timer;
    private final Execs.Running running;
    private final Thread waiter = Thread.currentThread();
    private final Signal ended = new Signal();
    private final AtomicBoolean isEnding = new AtomicBoolean();
    private volatile boolean isOver;

    Execution(
            Engine engine, ContainerId container, String key, Timer timer, Execs.Running running) {
        this.engine = engine;
        this.container = container;
        this.key = key;
        this.timer = timer;
        this.running = running;
    }

    /// Waits for the end; to be called by the thread that started it.
    public int await() throws InterruptedException {
        try {
            return running.await();
        } finally {
            isOver = true;
            ended.raise();
        }
    }

    /// Ends it, first with TERM to its process group, after ten seconds with KILL, at last by
    /// removing the container. Returns at once; `await` then returns or is interrupted.
    public void end() {
        if (isEnding.compareAndSet(false, true)) {
            Thread.ofVirtual().name("end " + key).start(this::endStepByStep);
        }
    }

    private void endStepByStep() {
        try {
            signal("TERM");
            if (timer.await(ended, GRACE) || isOver) {
                return;
            }
            signal("KILL");
            if (timer.await(ended, AFTER_KILL) || isOver) {
                return;
            }
            quietly("remove its container", () -> engine.containers().remove(container));
            if (!timer.await(ended, AFTER_KILL) && !isOver) {
                waiter.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void signal(String name) throws InterruptedException {
        quietly(
                "send " + name,
                () -> {
                    try (var kill =
                            engine.execs()
                                    .start(
                                            container,
                                            ShellCommand.signal(key, name),
                                            (isError, bytes) -> {})) {
                        kill.await();
                    }
                });
    }

    private interface Action {
        void run() throws InterruptedException;
    }

    private void quietly(String what, Action action) throws InterruptedException {
        try {
            action.run();
        } catch (ProblemException e) {
            log.warn("Ending step {}: could not {}: {}", key, what, e.summary());
        }
    }

    @Override
    public void close() {
        running.close();
    }
}
