package dev.slipway.planted.core.event;

import dev.slipway.core.source.ProjectName;

/// Breaks "the base stands alone".
record KnowsAFeature(ProjectName project) {}
