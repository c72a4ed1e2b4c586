package dev.slipway.core.pipeline.jenkinsfile;

import dev.slipway.core.pipeline.Agent;
import dev.slipway.core.pipeline.EnvironmentEntry;
import dev.slipway.core.pipeline.Expression;
import dev.slipway.core.pipeline.Invocation;
import dev.slipway.core.pipeline.Options;
import dev.slipway.core.pipeline.Parameter;
import dev.slipway.core.pipeline.Pipeline;
import dev.slipway.core.pipeline.Position;
import dev.slipway.core.pipeline.Post;
import dev.slipway.core.pipeline.Stage;
import dev.slipway.core.pipeline.Step;
import dev.slipway.core.pipeline.Substitutes;
import dev.slipway.core.pipeline.Tool;
import dev.slipway.core.pipeline.When;
import dev.slipway.core.pipeline.archive.LogRotator;
import dev.slipway.core.pipeline.trigger.Triggers;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Says what of a valid pipeline Slipway does not run (an error, `unsupported.…`), and what it
/// accepts without effect (a warning with the reason). Nothing passes in silence.
final class SupportCheck {
    private static final Set<String> TOOLS =
            Set.of(
                    "maven",
                    "jdk",
                    "gradle",
                    "nodejs",
                    "git",
                    "ant",
                    "go",
                    "terraform",
                    "dockerTool",
                    "dotnetsdk",
                    "ansible",
                    "hudson.plugins.sonar.SonarRunnerInstallation",
                    "org.jenkinsci.plugins.docker.commons.tools.DockerTool");
    private static final Set<String> POD = Set.of("yaml", "yamlFile", "defaultContainer");
    private static final String CHOOSES =
            "chooses the image of `agent any`; other agents' images must have it";
    private static final String TAKEN = "is taken from the agent's image, not installed";

    private final Blocks blocks;
    private final Findings findings;
    private final ScriptCheck scripts;

    SupportCheck(Blocks blocks, Substitutes chosen) {
        this.blocks = blocks;
        this.findings = blocks.findings();
        this.scripts = new ScriptCheck(findings, chosen);
    }

    void check(Pipeline pipeline) {
        if (!pipeline.libraries().isEmpty()) {
            scripts.withLibrary();
        }
        scripts.preamble(pipeline.preamble());
        agent(pipeline.agent());
        environment(pipeline.environment());
        options(pipeline.options());
        pipeline.parameters().forEach(this::parameter);
        pipeline.tools().forEach(it -> tool(it, CHOOSES));
        pipeline.triggers().forEach(this::trigger);
        post(pipeline.post());
        var hasAgent = !(pipeline.agent() instanceof Agent.None);
        pipeline.stages().forEach(it -> stage(it, hasAgent));
    }

    private void trigger(Invocation trigger) {
        if (!Triggers.NAMES.contains(trigger.name())) {
            idle(
                    trigger.position(),
                    "the trigger `" + trigger.name() + "`",
                    "Slipway knows cron, pollSCM and upstream.");
        }
        Triggers.mistake(trigger)
                .ifPresent(problem ->
                        findings.error(
                                trigger.position(),
                                "pipeline.badTimes",
                                problem.summary(),
                                problem.hint()));
    }

    private void refuse(Position at, String what, String message, String hint) {
        findings.error(at, "unsupported." + what, message, hint);
    }

    private void idle(Position at, String what, String why) {
        findings.warning(at, "pipeline.noEffect", what + " has no effect here", why);
    }

    private void stage(Stage stage, boolean parentHasAgent) {
        agent(stage.agent());
        var hasAgent =
                stage.agent() == null ? parentHasAgent : !(stage.agent() instanceof Agent.None);
        environment(stage.environment());
        options(stage.options());
        stage.tools().forEach(it -> tool(it, TAKEN));
        post(stage.post());
        if (stage.when() != null) {
            stage.when().conditions().forEach(this::condition);
        }
        switch (stage.body()) {
            case Stage.Body.Steps(var steps) -> {
                steps.forEach(this::step);
                warnWithoutAgent(stage, steps, hasAgent);
            }
            case Stage.Body.Stages(var stages) -> stages.forEach(it -> stage(it, hasAgent));
            case Stage.Body.Parallel(var stages, _, _) -> stages.forEach(it -> stage(it, hasAgent));
            case Stage.Body.OfMatrix(_, var cell, _) -> stage(cell, hasAgent);
        }
    }

    private void warnWithoutAgent(Stage stage, List<Step> steps, boolean hasAgent) {
        if (!hasAgent && steps.stream().anyMatch(SupportCheck::needsAgent)) {
            findings.warning(
                    stage.position(),
                    "pipeline.noAgent",
                    "The stage `" + stage.name() + "` has no agent to run its steps in",
                    "Add an `agent` to the stage or the pipeline.");
        }
    }

    private static boolean needsAgent(Step step) {
        return step instanceof Step.Call call
                && (Set.of("sh", "junit", "archiveArtifacts", "dir").contains(call.name())
                        || call.body().stream()
                                .flatMap(List::stream)
                                .anyMatch(SupportCheck::needsAgent));
    }

    private void agent(@Nullable Agent agent) {
        switch (agent) {
            case null -> {}
            case Agent.Any _, Agent.None _ -> {}
            case Agent.Label label ->
                    findings.warning(
                            label.position(),
                            "pipeline.label",
                            "There is one machine here: the label only chooses an image",
                            "To choose the image, write `agent { docker 'image' }`.");
            case Agent.Docker docker -> settings(docker);
            case Agent.Dockerfile dockerfile -> settings(dockerfile);
            case Agent.Other other when other.isPod() -> pod(other);
            case Agent.Other other ->
                    refuse(
                            other.position(),
                            "agent",
                            "There is no agent of the type `" + other.type() + "` here",
                            DidYouMean.nearest(other.type(), AgentReader.types())
                                    .filter(it -> !it.equals(other.type()))
                                    .map(it -> "Did you mean `" + it + "`?")
                                    .orElse("Use `agent { docker 'image' }`."));
        }
    }

    /// Of a pod the containers are run, by their images.
    private void pod(Agent.Other pod) {
        pod.settings()
                .forEach((name, value) -> {
                    if (POD.contains(name)) {
                        scripts.expression(value);
                    } else {
                        idle(
                                value.position(),
                                "`" + name + "`",
                                "There is no cluster here: the pod's containers are run on the"
                                        + " engine that Slipway uses.");
                    }
                });
    }

    private void settings(Agent.Configured agent) {
        agent.settings()
                .forEach((name, value) -> {
                    switch (name) {
                        case "label", "retries" ->
                                idle(
                                        value.position(),
                                        "`" + name + "`",
                                        "There is one machine here.");
                        case "registryCredentialsId" ->
                                idle(
                                        value.position(),
                                        "`" + name + "`",
                                        "Slipway uses your own `docker login`.");
                        case "containerPerStageRoot" ->
                                refuse(
                                        value.position(),
                                        "agent",
                                        "The agent's setting `" + name + "` is not supported",
                                        "Leave it out.");
                        default -> scripts.expression(value);
                    }
                });
    }

    private void environment(List<EnvironmentEntry> entries) {
        for (var entry : entries) {
            scripts.expression(entry.value());
        }
    }

    private void options(Options options) {
        for (var option : options.list()) {
            var entry = OptionCatalogue.find(option.name()).orElse(null);
            if (entry == null) {
                continue;
            }
            switch (entry.support()) {
                case RUNS -> {}
                case IDLE ->
                        idle(option.position(), "the option `" + option.name() + "`", entry.word());
                case REFUSED ->
                        refuse(
                                option.position(),
                                "option",
                                "The option `" + option.name() + "` is not supported",
                                entry.word());
            }
        }
        options.option("preserveStashes")
                .filter(option ->
                        option.argument("buildCount").filter(SupportCheck::isNoCount).isPresent())
                .ifPresent(option ->
                        findings.error(
                                option.position(),
                                "pipeline.badValue",
                                "`buildCount` is a number from 1 to 50",
                                "Jenkins keeps the stashes of no fewer and no more runs."));
        options.option("buildDiscarder")
                .filter(_ -> LogRotator.of(options).isEmpty())
                .ifPresent(option ->
                        idle(
                                option.position(),
                                "this `buildDiscarder`",
                                "Write `logRotator(…)` with constants, or choose what is kept by"
                                        + " `slipway retention`."));
    }

    private static boolean isNoCount(Expression value) {
        if (value instanceof Expression.Constant(Number count, _)) {
            return count.intValue() < 1 || count.intValue() > 50;
        }
        return value instanceof Expression.Unary(var sign, Expression.Constant _, _)
                && sign.equals("-");
    }

    private void parameter(Parameter parameter) {
        var at = parameter.declaration().position();
        switch (parameter.kind()) {
            case STRING, TEXT, BOOLEAN, CHOICE, PASSWORD -> {}
            case OTHER ->
                    refuse(
                            at,
                            "parameter",
                            "Parameters of the kind `"
                                    + parameter.declaration().name()
                                    + "` are not supported",
                            "Use string, text, booleanParam, choice or password.");
        }
    }

    private void tool(Tool tool, String word) {
        if (TOOLS.contains(tool.type())) {
            findings.warning(
                    tool.position(),
                    "pipeline.tool",
                    "`" + tool.type() + "` " + word,
                    "To choose the version, write `agent { docker 'image:version' }`.");
        } else {
            refuse(
                    tool.position(),
                    "tool",
                    "The tool `" + tool.type() + "` is not known here",
                    "Use an image that has it: `agent { docker 'image' }`.");
        }
    }

    private void condition(When.Condition condition) {
        switch (condition) {
            case When.Condition.Not(var inner, _) -> condition(inner);
            case When.Condition.AllOf(var all, _) -> all.forEach(this::condition);
            case When.Condition.AnyOf(var any, _) -> any.forEach(this::condition);
            case When.Condition.Script(var body, _) -> scripts.body(body);
            case When.Condition.Check(var test) -> {
                test.arguments().forEach(scripts::expression);
                test.named().values().forEach(scripts::expression);
            }
        }
    }

    private void post(Post post) {
        post.blocks().forEach(it -> it.steps().forEach(this::step));
    }

    private void step(Step step) {
        switch (step) {
            case Step.Script(var body, _) -> scripts.body(body);
            case Step.Call call -> {
                scripts.stepName(call.name(), call.position());
                scripts.sources(call.name(), call.arguments(), call.named(), call.position());
                if (StepCatalogue.isRun(call.name())) {
                    call.arguments().forEach(scripts::expression);
                    call.named().values().forEach(scripts::expression);
                }
                call.body().stream().flatMap(List::stream).forEach(this::step);
            }
        }
    }
}
