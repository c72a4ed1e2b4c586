package dev.slipway.app.run.log;

/// Opens what a line of a log leads to. FX thread.
@FunctionalInterface
public interface LogLinks {
    void open(LogLink link);
}
