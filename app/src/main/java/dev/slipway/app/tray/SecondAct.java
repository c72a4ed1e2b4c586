package dev.slipway.app.tray;

import dev.slipway.app.AppContext;
import dev.slipway.app.projects.Builder;
import dev.slipway.app.release.Places;
import dev.slipway.app.shell.Address;
import dev.slipway.core.pipeline.PipelineRun;
import dev.slipway.core.pipeline.RunRequest;
import dev.slipway.core.pipeline.Trigger;
import dev.slipway.core.source.Project;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// What can be done about news besides looking: a failed run is run again, with only the failed
/// tests where there are some; a release that got worse or waits opens with the question whether to
/// roll back. Nothing is rolled back by a notification alone.
///
/// @param words what its button says · act on the FX thread
record SecondAct(String words, Runnable act) {
    private record Again(Project project, PipelineRun run) {}

    /// Empty where looking is all there is to do.
    ///
    /// @param open shows the window at a page
    static Optional<SecondAct> of(AppContext context, News news, Consumer<Address> open) {
        return switch (news.kind()) {
            case RUN_FAILED ->
                    Optional.of(
                            new SecondAct(
                                    context.text("tray.again"), () -> again(context, news, open)));
            case GUARD_TRIPPED -> Optional.of(rollback(context, news, open));
            case WAITS ->
                    Places.isRelease(news.page())
                            ? Optional.of(rollback(context, news, open))
                            : Optional.empty();
            case RUN_FIXED,
                    LONG_RUN,
                    RUN_SUCCEEDED,
                    RELEASE_FAILED,
                    ROLLED_BACK,
                    RELEASED,
                    ENGINE_LOST ->
                    Optional.empty();
        };
    }

    private static SecondAct rollback(AppContext context, News news, Consumer<Address> open) {
        return new SecondAct(
                context.text("tray.rollback"), () -> open.accept(Places.askRollback(news.page())));
    }

    private static void again(AppContext context, News news, Consumer<Address> open) {
        open.accept(news.page());
        context.background()
                .load(
                        () -> {
                            var run = context.core().pipelines().require(news.about());
                            var name = run.id().project().value();
                            return new Again(context.core().projects().require(name), run);
                        },
                        failed ->
                                new Builder(context)
                                        .start(request(failed), context.notices()::tell),
                        context.notices()::tell);
    }

    private static RunRequest request(Again failed) {
        var tests = failed.run.tests();
        return new RunRequest(
                failed.project,
                failed.run.ref(),
                Map.of(),
                Trigger.REPLAY,
                Optional.of(failed.run.id()),
                Optional.empty(),
                Optional.empty(),
                tests.failed() + tests.error() > 0,
                true);
    }
}
