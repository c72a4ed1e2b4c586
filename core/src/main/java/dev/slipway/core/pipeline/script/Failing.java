package dev.slipway.core.pipeline.script;

/// What a step throws, as far as a script's `catch` tells kinds apart.
public interface Failing {

    /// True for a time limit and the like, Jenkins' FlowInterruptedException; else it is an
    /// AbortException.
    boolean isInterruption();
}
