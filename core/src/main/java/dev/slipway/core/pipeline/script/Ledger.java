package dev.slipway.core.pipeline.script;

import dev.slipway.core.pipeline.Position;
import dev.slipway.core.time.Timer;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/// What all scripts of one run may use up together, and whose turn it is. As in Jenkins one branch
/// of a run thinks at a time and others go on when it waits for a step, so that scripts need no
/// locks. Safe from any thread.
final class Ledger {
    static final long INSTRUCTIONS = 20_000_000;
    static final long ROOM = 192L * 1024 * 1024;

    /// Nanoseconds of thought without a step between.
    static final long THOUGHT = 2_000_000_000L;

    static final int STEPS = 20_000;

    private final Timer timer;
    private final ReentrantLock turn = new ReentrantLock();
    private final AtomicLong instructions = new AtomicLong(INSTRUCTIONS);
    private final AtomicLong room = new AtomicLong(ROOM);
    private final AtomicLong steps = new AtomicLong(STEPS);
    private long since;

    Ledger(Timer timer) {
        this.timer = timer;
    }

    interface Thought<T extends @org.jspecify.annotations.Nullable Object> {
        T think();
    }

    /// Runs a thought when it is its turn.
    <T extends @org.jspecify.annotations.Nullable Object> T inTurn(Thought<T> thought) {
        begin();
        try {
            return thought.think();
        } finally {
            turn.unlock();
        }
    }

    private void begin() {
        turn.lock();
        if (turn.getHoldCount() == 1) {
            since = timer.nanoTime();
        }
    }

    /// Runs something that may wait, such as a step, while others think.
    <T extends @org.jspecify.annotations.Nullable Object> T aside(Thought<T> step, Position at) {
        if (steps.decrementAndGet() < 0) {
            throw new Budget.Spent("calls more than " + STEPS + " steps", at);
        }
        var holds = turn.getHoldCount();
        for (var i = 0; i < holds; i++) {
            turn.unlock();
        }
        try {
            return step.think();
        } finally {
            for (var i = 0; i < holds; i++) {
                begin();
            }
        }
    }

    void think(long ticks, Position at) {
        if (instructions.addAndGet(-ticks) < 0) {
            throw new Budget.Spent("takes more than " + INSTRUCTIONS + " steps", at);
        }
        if (timer.nanoTime() - since > THOUGHT) {
            throw new Budget.Spent("thinks for more than 2 s between two steps", at);
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new Budget.Spent("was interrupted", at);
        }
    }

    void take(long size, Position at) {
        if (room.addAndGet(-size) < 0) {
            throw new Budget.Spent("makes more than 192 MiB of text and lists", at);
        }
    }
}
