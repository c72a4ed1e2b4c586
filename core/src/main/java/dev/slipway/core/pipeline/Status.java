package dev.slipway.core.pipeline;

/// Where a run, a stage or a step stands. `word()` is its spelling in the command line's output.
public enum Status {
    QUEUED("queued"),
    RUNNING("running"),
    SUCCESS("success"),
    UNSTABLE("unstable"),
    FAILURE("failure"),
    ABORTED("aborted"),
    NOT_BUILT("notBuilt"),
    SKIPPED("skipped");

    private final String word;

    Status(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    public boolean isFinal() {
        return this != QUEUED && this != RUNNING;
    }

    /// True if nothing is wrong with it: success or skipped.
    public boolean isGood() {
        return this == SUCCESS || this == SKIPPED;
    }

    public static Status ofWord(String word) {
        for (var status : values()) {
            if (status.word.equals(word)) {
                return status;
            }
        }
        throw new IllegalArgumentException("no status " + word);
    }
}
