package dev.slipway.app.fx;

import dev.slipway.app.problem.Problem;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// Work off the FX thread: each piece on a virtual thread of its own, its result or problem brought
/// back through the gate. Started and observed on the FX thread only.
public final class Background implements AutoCloseable {
    private final Executor work;
    private final Executor ui;
    private final AtomicInteger running = new AtomicInteger();
    private final ObservableList<Job> jobs = FXCollections.observableArrayList();
    private final ObservableList<Job> shown = FXCollections.unmodifiableObservableList(jobs);

    /// @param work carries the work out · ui the gate that results come back through
    public Background(Executor work, Executor ui) {
        this.work = work;
        this.ui = ui;
    }

    /// Virtual threads and the real FX thread.
    public static Background virtual() {
        return new Background(
                Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("background-", 0).factory()),
                new FxThread());
    }

    /// True while nothing is read or done: what the window shows is all that comes by itself.
    public boolean isIdle() {
        return running.get() == 0;
    }

    /// Named work that is going on, for the status bar.
    public ObservableList<Job> jobs() {
        return shown;
    }

    /// Quiet, quick work. Its handle tells nothing after `cancel(true)`.
    public <T> Future<T> load(
            Callable<T> action, Consumer<? super T> then, Consumer<Problem> failed) {
        var task = new FutureTask<>(action);
        running.incrementAndGet();
        work.execute(() -> {
            task.run();
            bringBack(task, then, failed);
            ui.execute(running::decrementAndGet);
        });
        return task;
    }

    private <T> void bringBack(
            FutureTask<T> task, Consumer<? super T> then, Consumer<Problem> failed) {
        if (task.isCancelled()) {
            return;
        }
        if (task.state() == Future.State.SUCCESS) {
            var result = task.resultNow();
            ui.execute(() -> {
                if (!task.isCancelled()) {
                    then.accept(result);
                }
            });
        } else {
            var problem = Problem.of(task.exceptionNow());
            ui.execute(() -> failed.accept(problem));
        }
    }

    /// Work with a name that a person sees and may cancel.
    public <T> Job start(
            String name, Callable<T> action, Consumer<? super T> then, Consumer<Problem> failed) {
        return start(name, action, then, failed, () -> {});
    }

    /// @param cancelled what a cancel does besides interrupting, on a virtual thread
    public <T> Job start(
            String name,
            Callable<T> action,
            Consumer<? super T> then,
            Consumer<Problem> failed,
            Runnable cancelled) {
        var job = new Job(name, cancelled);
        jobs.add(job);
        job.future =
                load(
                        action,
                        result -> {
                            jobs.remove(job);
                            then.accept(result);
                        },
                        problem -> {
                            jobs.remove(job);
                            failed.accept(problem);
                        });
        return job;
    }

    /// Does it on the FX thread; from any thread.
    public void bring(Runnable action) {
        ui.execute(action);
    }

    /// Does it on a virtual thread without bringing anything back.
    public void fireAndForget(Runnable action) {
        work.execute(action);
    }

    @Override
    public void close() {
        if (work instanceof ExecutorService service) {
            service.shutdownNow();
        }
    }

    /// One piece of named work.
    public final class Job {
        private final String name;
        private final Runnable cancelled;
        private @Nullable Future<?> future;

        private Job(String name, Runnable cancelled) {
            this.name = name;
            this.cancelled = cancelled;
        }

        public String name() {
            return name;
        }

        /// Interrupts it; neither result nor problem is told.
        public void cancel() {
            jobs.remove(this);
            var running = future;
            if (running != null) {
                running.cancel(true);
            }
            work.execute(cancelled);
        }
    }
}
