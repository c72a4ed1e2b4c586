/// Agents: containers made for a run's steps, their workspace, and what they may reach.
@NullMarked
package dev.slipway.core.pipeline.agent;

import org.jspecify.annotations.NullMarked;
