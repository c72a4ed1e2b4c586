package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.Pipeline;
import dev.slipway.core.pipeline.Status;
import dev.slipway.core.pipeline.Substitutes;
import dev.slipway.core.pipeline.agent.RunSite;
import dev.slipway.core.pipeline.script.Interpreter;
import dev.slipway.core.source.Project;
import dev.slipway.core.source.Revision;
import dev.slipway.core.time.Timer;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/// What all parts of one run share. Safe from any thread.
///
/// @param branch the branch's name, or the tag or hash that was asked for
/// @param tools for agents and stages that scripts make
/// @param logs folder of the step logs
/// @param before how the previous run of the branch ended, null if there was none
/// @param verdict what the run is so far
record RunContext(
        Project project,
        Revision revision,
        String branch,
        Pipeline pipeline,
        Substitutes substitutes,
        Map<String, Object> parameters,
        RunSite site,
        RunRecorder recorder,
        Interpreter interpreter,
        Collector collector,
        RunTools tools,
        Path logs,
        @Nullable Status before,
        Verdict verdict,
        Clock clock,
        Timer timer) {}
