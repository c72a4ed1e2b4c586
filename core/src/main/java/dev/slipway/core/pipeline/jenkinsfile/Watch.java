package dev.slipway.core.pipeline.jenkinsfile;

/// Ends a parse that takes too long or nests too deep. Groovy's grammar looks ahead without bound:
/// a few dozen nested commands or casts would keep it busy for ever.
final class Watch {
    /// Far above what people write (about 20) and far below what a stack of 64 MiB holds.
    static final int MOST_NESTED = 250;

    static final int DEEPEST = 1_000;

    private static final int LOOKS_BETWEEN_CLOCKS = 4096;

    private final long deadline;
    private int looks;
    private int depth;
    private int level;

    Watch(long nanos) {
        deadline = System.nanoTime() + nanos;
    }

    /// Called very often; looks at the clock now and then.
    void tick() {
        if (++looks % LOOKS_BETWEEN_CLOCKS == 0
                && (System.nanoTime() > deadline || Thread.currentThread().isInterrupted())) {
            throw new GaveUp("it takes too long to read");
        }
    }

    /// Runs one level of a walk down the tree; chains of calls and operators are deep too.
    <T> T down(java.util.function.Supplier<T> walk) {
        if (++level > DEEPEST) {
            throw new GaveUp("an expression in it is deeper than " + DEEPEST);
        }
        try {
            return walk.get();
        } finally {
            level--;
        }
    }

    void enter() {
        if (++depth > MOST_NESTED) {
            throw new GaveUp("its brackets are nested deeper than " + MOST_NESTED);
        }
    }

    void leave() {
        depth--;
    }

    /// Why a text was not read to its end.
    static final class GaveUp extends RuntimeException {
        GaveUp(String why) {
            super(why);
        }
    }
}
