package dev.slipway.planted.core.source;

import dev.slipway.core.pipeline.RunId;

/// Breaks "imports run one way".
record ImportsBackwards(RunId run) {}
