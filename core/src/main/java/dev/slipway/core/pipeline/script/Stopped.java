package dev.slipway.core.pipeline.script;

/// Ends a script whatever it catches: the run was aborted, or its budget is spent. Whoever runs
/// pipelines extends it for an abort.
public abstract class Stopped extends RuntimeException {
    protected Stopped(String message) {
        super(message);
    }
}
