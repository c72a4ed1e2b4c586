package dev.slipway.core.pipeline.script;

/// The script's own `throw`, on its way to a `catch`.
final class Thrown extends RuntimeException {
    private final transient Values.Failure failure;

    Thrown(Values.Failure failure) {
        super(failure.toString(), null, false, false);
        this.failure = failure;
    }

    Values.Failure failure() {
        return failure;
    }
}
