package dev.slipway.app.run;

import dev.slipway.app.AppContext;
import dev.slipway.app.fx.Elided;
import dev.slipway.app.problem.EmptyState;
import dev.slipway.app.problem.Problem;
import dev.slipway.app.problem.ProblemPanel;
import dev.slipway.core.pipeline.RunId;
import dev.slipway.core.source.Revision;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// The commits that are new since the run before it on the same ref. Read when first looked at.
final class ChangesView extends StackPane {
    private static final int MOST = 200;
    private final AppContext context;
    private final RunId id;
    private boolean asked;

    ChangesView(AppContext context, RunId id) {
        this.context = context;
        this.id = id;
        setId("changes");
    }

    void load() {
        if (!asked) {
            asked = true;
            context.background().load(this::read, this::show, this::refused);
        }
    }

    private List<Revision> read() {
        var core = context.core();
        var run = core.pipelines().require(id.toString());
        var project = core.projects().require(id.project().value());
        var before =
                core.pipelines().list(Optional.of(id.project()), Optional.of(id), MOST).stream()
                        .filter(other -> other.ref().equals(run.ref()))
                        .filter(other -> !other.revision().hash().equals(run.revision().hash()))
                        .findFirst();
        return core.projects().log(project, run.revision(), before.map(b -> b.revision()), MOST);
    }

    private void show(List<Revision> commits) {
        if (commits.isEmpty()) {
            getChildren()
                    .setAll(
                            new EmptyState(
                                    "fth-git-commit",
                                    context.text("run.changes.none"),
                                    context.text("run.changes.none.next")));
            return;
        }
        var list = new ListView<Revision>();
        list.setId("changes-list");
        list.setAccessibleText(context.text("run.tab.changes"));
        list.setFixedCellSize(34);
        list.getStyleClass().add("edge-to-edge");
        list.setCellFactory(view -> new Cell());
        list.getItems().setAll(commits);
        getChildren().setAll(list);
    }

    private void refused(Problem problem) {
        asked = false;
        var panel = new ProblemPanel(context.texts(), problem);
        panel.setMaxHeight(Region.USE_PREF_SIZE);
        setAlignment(Pos.TOP_LEFT);
        getChildren().setAll(panel);
    }

    private final class Cell extends ListCell<Revision> {
        @Override
        protected void updateItem(@Nullable Revision commit, boolean empty) {
            super.updateItem(commit, empty);
            setText(null);
            if (empty || commit == null) {
                setGraphic(null);
                return;
            }
            var hash = new Label(commit.shortHash());
            hash.getStyleClass().addAll("chip", "mono");
            hash.setMinWidth(Region.USE_PREF_SIZE);
            var subject = Elided.label(commit.subject());
            subject.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(subject, Priority.ALWAYS);
            var by =
                    Elided.label(
                            commit.author()
                                    + "  ·  "
                                    + context.amounts()
                                            .ago(commit.authoredAt(), context.clock().instant()));
            by.getStyleClass().addAll("muted", "small");
            var row = new HBox(10, hash, subject, by);
            row.setAlignment(Pos.CENTER_LEFT);
            setPrefWidth(0);
            setGraphic(row);
            setAccessibleText(commit.shortHash() + " " + commit.subject());
        }
    }
}
