package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.agent.AgentContainer;
import dev.slipway.core.problem.ProblemException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The place for one agent's container: made when first asked for or prepared ahead, removed in the
/// background when its scope is over. Safe from any thread.
final class AgentSlot implements AutoCloseable {
    private final int workspace;
    private final Supplier<AgentContainer> opening;
    private final AtomicBoolean isCharged = new AtomicBoolean();
    private @Nullable CompletableFuture<AgentContainer> container;
    private final Map<String, AgentSlot> beside = new LinkedHashMap<>();
    private volatile Pod pod = Pod.NONE;
    private boolean closed;
    private volatile boolean isOfRun;

    /// @param workspace which of the run's workspaces it works in
    AgentSlot(int workspace, Supplier<AgentContainer> opening) {
        this.workspace = workspace;
        this.opening = opening;
    }

    /// Marks it as the pipeline's own, not a stage's.
    void ofRun() {
        isOfRun = true;
    }

    /// Makes it the main container of a pod.
    AgentSlot of(Pod described) {
        pod = described;
        return this;
    }

    Pod pod() {
        return pod;
    }

    /// Another container that lives as long as this one.
    synchronized @Nullable AgentSlot beside(String name, Supplier<@Nullable AgentSlot> opened) {
        var there = beside.get(name);
        if (there == null) {
            there = opened.get();
            if (there != null) {
                beside.put(name, there.of(pod));
            }
        }
        return there;
    }

    int workspace() {
        return workspace;
    }

    boolean isOfRun() {
        return isOfRun;
    }

    /// Begins to make it, unless that was begun already.
    synchronized CompletableFuture<AgentContainer> prepare() {
        if (container == null) {
            var made = new CompletableFuture<AgentContainer>();
            container = made;
            Thread.ofVirtual().name("agent").start(() -> make(made));
        }
        return container;
    }

    private void make(CompletableFuture<AgentContainer> made) {
        try {
            made.complete(opening.get());
        } catch (RuntimeException | Error e) {
            made.completeExceptionally(e);
        }
    }

    /// Waits for it, and no longer than until the halt is asked.
    AgentContainer get(Halt halt) throws InterruptedException {
        halt.check();
        var made = prepare();
        var either = new CompletableFuture<@Nullable Object>();
        made.whenComplete((agent, failure) -> either.complete(null));
        try (var _ = halt.whenAsked(() -> either.complete(null))) {
            either.get();
            halt.check();
            return made.get();
        } catch (ExecutionException | CompletionException e) {
            throw unwrapped(e);
        }
    }

    private static RuntimeException unwrapped(Exception e) {
        return switch (e.getCause()) {
            case ProblemException problem -> problem;
            case StepFailure failure -> failure;
            case RuntimeException bug -> new IllegalStateException("no agent", bug);
            case null, default -> new IllegalStateException("no agent", e);
        };
    }

    /// The container, if it was asked for and is there.
    synchronized @Nullable AgentContainer present() {
        return container != null && container.isDone() && !container.isCompletedExceptionally()
                ? container.join()
                : null;
    }

    /// True for the first caller: that one's stage spent the time.
    boolean charge() {
        return isCharged.compareAndSet(false, true);
    }

    @Override
    public synchronized void close() {
        beside.values().forEach(AgentSlot::close);
        beside.clear();
        if (closed || container == null) {
            return;
        }
        closed = true;
        container.thenAcceptAsync(
                AgentContainer::remove, task -> Thread.ofVirtual().name("remove").start(task));
    }
}
