package dev.slipway.core.problem;

import org.jspecify.annotations.Nullable;

/// News for a person: one sentence of what happened, one of what to do, and a stable code. Anything
/// else that is thrown is a bug. A failed stage or an unhealthy container is a result, not a
/// problem.
public final class ProblemException extends RuntimeException {

    /// What the person has to look at; the command line turns it into its exit status.
    public enum Kind {
        /// The request itself: unknown name, unreadable input, not allowed now, busy.
        USAGE(2),
        /// Something outside is missing or refuses: engine, registry, network, disk.
        OUTSIDE(3),
        /// The work was done and its result is bad.
        RESULT(1),
        /// A person has to decide first; nothing is lost.
        WAITING(4);

        private final int exitStatus;

        Kind(int exitStatus) {
            this.exitStatus = exitStatus;
        }

        /// The process exit status of the command line, 1 to 4.
        public int exitStatus() {
            return exitStatus;
        }
    }

    private final Kind kind;
    private final String code;
    private final String summary;
    private final String hint;

    /// @param code stable, dotted, lower case: `engine.unreachable`
    /// @param summary one sentence in the user's words
    /// @param hint what to try next; empty if there is nothing to try
    public ProblemException(
            Kind kind, String code, String summary, String hint, @Nullable Throwable cause) {
        super(code + ": " + summary, cause);
        this.kind = kind;
        this.code = code;
        this.summary = summary;
        this.hint = hint;
    }

    public static ProblemException usage(String code, String summary, String hint) {
        return new ProblemException(Kind.USAGE, code, summary, hint, null);
    }

    public static ProblemException outside(
            String code, String summary, String hint, @Nullable Throwable cause) {
        return new ProblemException(Kind.OUTSIDE, code, summary, hint, cause);
    }

    public static ProblemException result(String code, String summary, String hint) {
        return new ProblemException(Kind.RESULT, code, summary, hint, null);
    }

    public static ProblemException waiting(String code, String summary, String hint) {
        return new ProblemException(Kind.WAITING, code, summary, hint, null);
    }

    public Kind kind() {
        return kind;
    }

    public String code() {
        return code;
    }

    public String summary() {
        return summary;
    }

    public String hint() {
        return hint;
    }
}
