package dev.slipway.app.run.log;

import dev.slipway.core.pipeline.StageResult;
import dev.slipway.core.pipeline.StepResult;

/// A step whose log is shown, and its stage.
public record LogPart(StageResult stage, StepResult step) {}
