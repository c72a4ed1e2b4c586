package dev.slipway.app.shell;

import dev.slipway.app.problem.Problem;
import dev.slipway.core.engine.Engine;

/// What the last look at the container engine said.
public sealed interface EngineState {
    /// Not looked yet.
    record Unknown() implements EngineState {}

    record Up(Engine.Info info) implements EngineState {}

    /// @param problem why, with the one thing that mends it
    record Away(Problem problem) implements EngineState {}
}
