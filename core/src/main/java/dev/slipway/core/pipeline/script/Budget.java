package dev.slipway.core.pipeline.script;

import dev.slipway.core.pipeline.Position;

/// What a run's scripts may use up in all: steps of thought, nesting, and text and list space. For
/// one thread at a time.
public final class Budget {
    private static final long INSTRUCTIONS = 2_000_000;
    private static final long ROOM = 64L * 1024 * 1024;
    private static final int DEPTH = 200;
    private static final int TICKS_BETWEEN_LOOKS = 1024;

    private long instructions = INSTRUCTIONS;
    private long room = ROOM;
    private int depth;

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
        if (--instructions < 0) {
            throw new Spent("takes more than " + INSTRUCTIONS + " steps", at);
        }
        if (instructions % TICKS_BETWEEN_LOOKS == 0 && Thread.currentThread().isInterrupted()) {
            throw new Spent("was interrupted", at);
        }
    }

    /// Counts characters or list items that are made; what was made and dropped counts too.
    void take(long size, Position at) {
        room -= size;
        if (room < 0) {
            throw new Spent("makes more than 64 Mi characters of text and lists", at);
        }
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
