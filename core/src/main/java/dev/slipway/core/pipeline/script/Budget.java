package dev.slipway.core.pipeline.script;

import dev.slipway.core.pipeline.Position;

/// What one thread of a run's scripts may still use up; its steps of thought, room and time are
/// drawn from the run's `Ledger`. For one thread at a time.
public final class Budget {
    private static final int DEPTH = 200;
    static final int TICKS_BETWEEN_LOOKS = 1024;

    private final Ledger ledger;
    private Position here = Position.START;
    private int ticks;
    private int depth;

    Budget(Ledger ledger) {
        this.ledger = ledger;
    }

    /// The budget is spent; no `catch` of the script's own stops this.
    public static final class Spent extends Stopped {
        private final transient Position position;

        Spent(String what, Position position) {
            super("line " + position.line() + ": the script " + what);
            this.position = position;
        }

        public Position position() {
            return position;
        }
    }

    void tick(Position at) {
        here = at;
        if (++ticks >= TICKS_BETWEEN_LOOKS) {
            ledger.think(ticks, at);
            ticks = 0;
        }
    }

    /// Where the script was last.
    Position here() {
        return here;
    }

    /// Work in proportion to a size, such as a look through a whole text.
    void work(long size, Position at) {
        if (size >= TICKS_BETWEEN_LOOKS) {
            ledger.think(size, at);
        }
    }

    /// Counts room that is made, about in bytes; what was made and dropped counts too.
    void take(long size, Position at) {
        ledger.take(size, at);
    }

    void enter(Position at) {
        if (++depth > DEPTH) {
            depth = 0;
            throw new Spent("calls itself more than " + DEPTH + " levels deep", at);
        }
    }

    void leave() {
        depth--;
    }

    /// Text that counts each look at a character, so that a regular expression cannot run away.
    CharSequence watched(CharSequence text, Position at) {
        return new CharSequence() {
            @Override
            public int length() {
                return text.length();
            }

            @Override
            public char charAt(int index) {
                tick(at);
                return text.charAt(index);
            }

            @Override
            public CharSequence subSequence(int start, int end) {
                return watched(text.subSequence(start, end), at);
            }

            @Override
            public String toString() {
                return text.toString();
            }
        };
    }
}
