package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.Status;
import dev.slipway.core.pipeline.script.Scope;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What names stand for where a machine is now.
///
/// @param isOfEnvironment for the values of an `environment`, where an unknown name is null
record StepScope(StepMachine machine, boolean isOfEnvironment) implements Scope {

    private static final Set<String> RESULTS =
            Set.of("SUCCESS", "null", "UNSTABLE", "FAILURE", "ABORTED", "NOT_BUILT");

    StepScope(StepMachine machine) {
        this(machine, false);
    }

    @Override
    public boolean isUnknownNull() {
        return isOfEnvironment;
    }

    @Override
    public Map<String, String> env() {
        var here = machine.here();
        return new EnvironmentView(
                here.variables().own(), () -> here.variables().over(ofImage(here)));
    }

    /// The agent's own variables, as those of a node in Jenkins.
    private static Map<String, String> ofImage(StepContext here) {
        var slot = here.agent();
        if (slot == null) {
            return Map.of();
        }
        try {
            return slot.get(here.halt()).image().environment();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Halted(Halt.Reason.aborted("the run was interrupted"));
        }
    }

    @Override
    public void setEnv(String name, String value) {
        machine.here().variables().setForRun(name, value);
    }

    @Override
    public Map<String, Object> params() {
        return machine.here().run().parameters();
    }

    @Override
    public Map<String, @Nullable Object> currentBuild() {
        var run = machine.here().run();
        var now = run.verdict().current();
        var build = new HashMap<String, @Nullable Object>(run.verdict().said());
        build.put("result", now == Status.SUCCESS ? null : Results.jenkins(now));
        build.put("currentResult", Results.jenkins(now));
        build.put("number", run.recorder().id().number());
        build.put("id", String.valueOf(run.recorder().id().number()));
        build.putIfAbsent("displayName", "#" + run.recorder().id().number());
        build.putIfAbsent("description", null);
        build.put("fullDisplayName", run.project().name() + " #" + run.recorder().id().number());
        build.put("projectName", run.project().name().value());
        build.put("fullProjectName", run.project().name().value());
        build.putAll(times(run));
        build.put("previousBuild", previous(run));
        build.put("changeSets", ChangeSet.of(run.changes()));
        build.put("buildCauses", BuildCauses.of(run.trigger()));
        build.put("absoluteUrl", machine.here().variables().own().get("BUILD_URL"));
        return build;
    }

    private static Map<String, Object> times(RunContext run) {
        var begun = run.recorder().startedAt();
        var took = Duration.between(begun, run.clock().instant());
        return Map.of(
                "startTimeInMillis", begun.toEpochMilli(),
                "timeInMillis", begun.toEpochMilli(),
                "duration", took.toMillis(),
                "durationString", Arguments.words(took) + " and counting");
    }

    /// Of the run before on this branch only its result is known.
    private static @Nullable Map<String, Object> previous(RunContext run) {
        var before = run.before();
        return before == null
                ? null
                : Map.of(
                        "result", Results.jenkins(before),
                        "currentResult", Results.jenkins(before));
    }

    @Override
    public void setCurrentBuild(String name, @Nullable Object value) {
        var verdict = machine.here().run().verdict();
        switch (name) {
            case "result" -> verdict.worsen(result(String.valueOf(value)));
            case "displayName", "description" -> verdict.said().put(name, String.valueOf(value));
            default ->
                    throw StepFailure.failure("currentBuild." + name + " cannot be set in Slipway");
        }
    }

    @Override
    public @Nullable Object global(String name) {
        return name.equals("docker")
                ? new DockerObject(machine)
                : machine.here().run().tools().libraries().variable(name);
    }

    /// As in Jenkins in any case of its letters; a word that is no result means a failure.
    private static Status result(String word) {
        var result = word.equals("null") ? word : word.toUpperCase(Locale.ROOT);
        return RESULTS.contains(result) ? status(result) : Status.FAILURE;
    }

    static Status status(String word) {
        return switch (word) {
            case "SUCCESS", "null" -> Status.SUCCESS;
            case "UNSTABLE" -> Status.UNSTABLE;
            case "FAILURE" -> Status.FAILURE;
            case "ABORTED" -> Status.ABORTED;
            case "NOT_BUILT" -> Status.NOT_BUILT;
            default -> throw StepFailure.failure("\"" + word + "\" is no result");
        };
    }
}
