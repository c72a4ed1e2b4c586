package dev.slipway.app.projects;

import dev.slipway.app.AppContext;
import dev.slipway.app.problem.EmptyState;
import dev.slipway.app.run.LinkOpener;
import dev.slipway.app.run.log.LogLink;
import dev.slipway.app.tests.TestsView;
import dev.slipway.core.pipeline.PipelineRun;
import dev.slipway.core.pipeline.RunId;
import dev.slipway.core.source.ProjectName;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The tests of the newest run that has any, and what the runs before say of them. FX thread only.
final class TestsTab extends VBox {
    private final AppContext context;
    private final ProjectName name;
    private final ProjectViewModel model;
    private Optional<RunId> shown = Optional.empty();

    TestsTab(AppContext context, ProjectName name, ProjectViewModel model) {
        super(6);
        this.context = context;
        this.name = name;
        this.model = model;
        getStyleClass().add("spot-tab");
        model.runs().subscribe(this::look);
        model.loaded().subscribe(this::look);
        look();
    }

    private void look() {
        var newest =
                model.runs().stream()
                        .filter(run -> run.tests().total() > 0 && run.duration() != null)
                        .findFirst();
        if (newest.isPresent()) {
            show(newest.get());
        } else if (model.loaded().get() && shown.isEmpty()) {
            var empty =
                    new EmptyState(
                            "fth-check-square",
                            context.text("projects.tests.nowhere"),
                            context.text("projects.tests.nowhere.next"));
            empty.setId("no-tests");
            VBox.setVgrow(empty, Priority.ALWAYS);
            getChildren().setAll(empty);
        }
    }

    private void show(PipelineRun run) {
        if (shown.equals(Optional.of(run.id()))) {
            return;
        }
        shown = Optional.of(run.id());
        var of = new Label(context.text("projects.tests.of"));
        of.getStyleClass().add("muted");
        var link = new Hyperlink("#" + Places.number(run.id()));
        link.setId("tests-of");
        link.setOnAction(e -> context.navigator().go(Places.of(run.id())));
        var branch = new Label(run.ref());
        branch.getStyleClass().add("chip");
        var head = new HBox(8, of, link, branch);
        head.setAlignment(Pos.CENTER_LEFT);
        var links = new LinkOpener(context, name);
        var view =
                new TestsView(
                        context,
                        run.id(),
                        at -> links.open(new LogLink.Source(0, 0, at.path(), at.line())));
        VBox.setVgrow(view, Priority.ALWAYS);
        getChildren().setAll(head, view);
        context.background()
                .load(
                        () -> context.core().pipelines().testResults().of(run.id()),
                        view::show,
                        context.notices()::tell);
    }
}
