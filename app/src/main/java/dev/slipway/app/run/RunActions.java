package dev.slipway.app.run;

import atlantafx.base.theme.Styles;
import dev.slipway.app.AppContext;
import dev.slipway.app.problem.Problem;
import dev.slipway.app.projects.Builder;
import dev.slipway.app.projects.Places;
import dev.slipway.app.theme.Icons;
import dev.slipway.core.pipeline.PipelineRun;
import dev.slipway.core.pipeline.RunRequest;
import dev.slipway.core.pipeline.Trigger;
import dev.slipway.core.source.Project;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitMenuButton;

/// What can be done with a run that ended: again from its start as its next attempt, from one of
/// its stages on, with only the tests that failed, or with another Jenkinsfile.
final class RunActions extends SplitMenuButton {
    private final AppContext context;
    private final Consumer<Problem> refused;

    RunActions(AppContext context, Consumer<Problem> refused) {
        this.context = context;
        this.refused = refused;
        setId("run-again");
        setText(context.text("run.again"));
        setGraphic(Icons.of("fth-rotate-cw"));
        getStyleClass().add(Styles.SMALL);
        setMinWidth(USE_PREF_SIZE);
    }

    void show(Project project, PipelineRun run) {
        setOnAction(e -> start(project, run, Optional.empty(), false));
        var from = new Menu(context.text("run.from"));
        from.setId("run-from");
        for (var stage : run.stages()) {
            if (stage.startedAt() != null) {
                var item = new MenuItem(stage.name());
                item.setMnemonicParsing(false);
                item.setId("run-from-" + stage.name());
                item.setOnAction(e -> start(project, run, Optional.of(stage.name()), false));
                from.getItems().add(item);
            }
        }
        from.setDisable(from.getItems().isEmpty());
        var replay = new MenuItem(context.text("run.replay"));
        replay.setId("run-replay");
        replay.setOnAction(e -> context.navigator().go(Places.replay(run.id())));
        getItems().setAll(from, failedTests(project, run), replay);
    }

    private MenuItem failedTests(Project project, PipelineRun run) {
        var failed = new MenuItem(context.text("run.onlyFailed"));
        failed.setId("run-only-failed");
        failed.setDisable(run.tests().failed() + run.tests().error() == 0);
        failed.setOnAction(e -> start(project, run, Optional.empty(), true));
        return failed;
    }

    private void start(
            Project project, PipelineRun run, Optional<String> stage, boolean onlyFailed) {
        var request =
                new RunRequest(
                        project,
                        run.ref(),
                        Map.of(),
                        Trigger.REPLAY,
                        Optional.of(run.id()),
                        stage,
                        Optional.empty(),
                        onlyFailed,
                        true);
        new Builder(context).start(request, refused);
    }
}
