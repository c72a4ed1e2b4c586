package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Stages that run at the same time, each on a thread of its own. For the thread that starts them.
final class ParallelGroup implements AutoCloseable {
    private final RunContext run;
    private final Halt.Child group;
    private final StepContext inner;
    private final boolean failFast;
    private final List<Thread> threads = new ArrayList<>();
    private @Nullable RuntimeException worst;

    ParallelGroup(RunContext run, StepContext outer, boolean failFast) {
        this.run = run;
        this.group = outer.halt().child();
        this.inner = outer.under(group.halt());
        this.failFast = failFast;
    }

    StepContext inner() {
        return inner;
    }

    void start(StageRecord record, Supplier<@Nullable RuntimeException> branch) {
        threads.add(
                Thread.ofVirtual()
                        .name("stage " + record.path)
                        .start(() -> ended(record, branch.get())));
    }

    private void ended(StageRecord record, @Nullable RuntimeException how) {
        if (how == null) {
            return;
        }
        synchronized (this) {
            if (worst == null || weight(how) > weight(worst)) {
                worst = how;
            }
        }
        if (failFast) {
            var words =
                    "stage '"
                            + record.name
                            + "' ended with "
                            + run.recorder().status(record).word()
                            + ", and the stages beside it fail fast";
            group.halt().ask(Halt.Reason.aborted(words));
        }
    }

    /// A failure outranks the aborts that failing fast made of its siblings.
    private static int weight(RuntimeException how) {
        return StageOutcome.status(how) == Status.FAILURE ? 1 : 0;
    }

    /// Waits for all of them.
    ///
    /// @return the worst of what ended them before their time
    @Nullable RuntimeException join() {
        threads.forEach(ParallelGroup::join);
        synchronized (this) {
            return worst;
        }
    }

    /// Waits for its end, whatever happens to this thread meanwhile.
    static void join(Thread thread) {
        var interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        group.close();
    }
}
