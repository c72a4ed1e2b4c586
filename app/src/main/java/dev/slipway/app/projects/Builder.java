package dev.slipway.app.projects;

import dev.slipway.app.AppContext;
import dev.slipway.app.problem.Problem;
import dev.slipway.core.pipeline.Pipelines;
import dev.slipway.core.pipeline.RunRequest;
import dev.slipway.core.pipeline.Trigger;
import dev.slipway.core.source.Project;
import java.util.Map;
import java.util.function.Consumer;

/// Starts runs in this process, shows each in the status bar with its cancel, and opens its page.
public final class Builder {
    private final AppContext context;

    public Builder(AppContext context) {
        this.context = context;
    }

    /// @param ref branch, tag or hash; `HEAD` for the default
    public void build(Project project, String ref, Trigger trigger, Consumer<Problem> refused) {
        start(new RunRequest(project, ref, Map.of(), trigger), refused);
    }

    /// Asks for the parameters first where the pipeline has some, on a page of its own.
    void ask(Project project, String ref, Consumer<Problem> refused) {
        context.background()
                .start(
                        context.text("projects.starting", project.name()),
                        () -> context.core().pipelines().questions(project, ref),
                        questions -> {
                            if (questions.isEmpty()) {
                                build(project, ref, Trigger.MANUAL, refused);
                            } else {
                                context.navigator().go(Places.build(project.name(), ref));
                            }
                        },
                        refused);
    }

    /// Starts what was asked for.
    public void start(RunRequest request, Consumer<Problem> refused) {
        context.background()
                .start(
                        context.text("projects.starting", request.project().name()),
                        () -> context.core().pipelines().start(request),
                        this::follow,
                        refused);
    }

    private void follow(Pipelines.Started started) {
        var run = started.id();
        context.background()
                .start(
                        context.text("projects.building", run),
                        started::await,
                        ended -> {},
                        context.notices()::tell,
                        () -> context.core().pipelines().cancel(run));
        context.navigator().go(Places.of(run));
    }
}
