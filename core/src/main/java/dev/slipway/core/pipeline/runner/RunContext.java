package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.Pipeline;
import dev.slipway.core.pipeline.Status;
import dev.slipway.core.pipeline.Substitutes;
import dev.slipway.core.pipeline.Trigger;
import dev.slipway.core.pipeline.agent.RunSite;
import dev.slipway.core.pipeline.script.Interpreter;
import dev.slipway.core.source.Project;
import dev.slipway.core.source.Revision;
import dev.slipway.core.time.Timer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// What all parts of one run share. Safe from any thread.
///
/// @param branch the branch's name, or the tag or hash that was asked for
/// @param tools for agents and stages that scripts make
/// @param logs folder of the step logs
/// @param before how the previous run of the branch ended, null if there was none
/// @param verdict what the run is so far
/// @param masks secrets that no log shows · credentials hands secrets to steps · inputs asks
///   persons
/// @param stashes files that stages hand on · neighbours other projects of the home
/// @param changes commits since the previous run
/// @param otherSources repositories beside the project's own
/// @param milestones how far runs of the branch came
/// @param activity when steps last said something
/// @param workspaces the number of the last workspace that was made
/// @param failedTests the only ones to run, where that was asked for
/// @param from the stage that the run was restarted from · trigger what started it
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
        Masks masks,
        Credentials credentials,
        InputDesk inputs,
        Stashes stashes,
        Neighbours neighbours,
        Changes changes,
        OtherSources otherSources,
        Milestones milestones,
        Activity activity,
        AtomicInteger workspaces,
        @Nullable String from,
        FailedTests failedTests,
        Trigger trigger,
        Clock clock,
        Timer timer) {

    /// Folder of the locks that pipelines take, one for the whole home.
    Path locks() {
        return logs.resolve("../../../.locks").normalize();
    }
}
