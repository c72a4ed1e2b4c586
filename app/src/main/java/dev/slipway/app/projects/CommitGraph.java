package dev.slipway.app.projects;

import dev.slipway.app.AppContext;
import dev.slipway.app.fx.Elided;
import dev.slipway.app.theme.StatusIcon;
import dev.slipway.app.theme.Tone;
import dev.slipway.core.pipeline.PipelineRun;
import dev.slipway.core.source.CommitLanes;
import java.util.List;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/// The history of all branches: lanes, names, who and when, and the run that built each commit. A
/// list that makes cells only for what is seen. FX thread only.
final class CommitGraph extends ListView<CommitLanes.Row> {
    private static final double ROW = 30;

    private final AppContext context;
    private Map<String, List<String>> branches = Map.of();
    private Map<String, PipelineRun> runs = Map.of();
    private int lanes = 1;

    CommitGraph(AppContext context) {
        this.context = context;
        setId("commit-graph");
        setAccessibleText(context.text("projects.graph"));
        getStyleClass().add("commit-graph");
        setFixedCellSize(ROW);
        setPlaceholder(new Label(context.text("projects.graph.none")));
        setCellFactory(list -> new Cell());
        setOnKeyPressed(e -> {
            CommitLanes.@Nullable Row row = getSelectionModel().getSelectedItem();
            if (e.getCode() == KeyCode.ENTER && row != null) {
                go(row);
            }
        });
    }

    private void go(CommitLanes.Row row) {
        var run = runs.get(row.commit().revision().hash());
        if (run != null) {
            context.navigator().go(Places.of(run.id()));
        }
    }

    /// @param names branches by the commit they point at · built the newest run of a commit
    void show(
            List<CommitLanes.Row> rows,
            Map<String, List<String>> names,
            Map<String, PipelineRun> built) {
        branches = names;
        runs = built;
        lanes = rows.stream().mapToInt(CommitLanes.Row::width).max().orElse(1);
        getItems().setAll(rows);
        refresh();
    }

    private final class Cell extends ListCell<CommitLanes.Row> {
        private final LanesCell lines = new LanesCell(ROW);

        Cell() {
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(CommitLanes.@Nullable Row row, boolean empty) {
            super.updateItem(row, empty);
            setText(null);
            if (empty || row == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            lines.show(row, lanes);
            var revision = row.commit().revision();
            var line = new HBox(8, lines);
            line.setAlignment(Pos.CENTER_LEFT);
            var hash = new Label(revision.shortHash());
            hash.getStyleClass().addAll("chip", "mono");
            hash.setMinWidth(USE_PREF_SIZE);
            line.getChildren().add(hash);
            for (var name : branches.getOrDefault(revision.hash(), List.of())) {
                var chip = Elided.label(name);
                chip.getStyleClass().addAll("chip", "accent");
                chip.setMaxWidth(140);
                line.getChildren().add(chip);
            }
            var subject = Elided.label(revision.subject());
            subject.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(subject, Priority.ALWAYS);
            var by =
                    Elided.label(
                            revision.author().replaceFirst(" *<.*>$", "")
                                    + "  ·  "
                                    + context.amounts()
                                            .ago(revision.authoredAt(), context.clock().instant()));
            by.getStyleClass().addAll("muted", "small");
            line.getChildren().addAll(subject, by);
            var run = runs.get(revision.hash());
            if (run != null) {
                line.getChildren().add(built(run));
            }
            setGraphic(line);
            setAccessibleText(
                    revision.shortHash()
                            + " "
                            + String.join(" ", branches.getOrDefault(revision.hash(), List.of()))
                            + " "
                            + revision.subject());
        }

        private HBox built(PipelineRun run) {
            var link = new Hyperlink("#" + Places.number(run.id()));
            link.setId("graph-run-" + Places.number(run.id()));
            link.getStyleClass().add("plain");
            link.setMinWidth(USE_PREF_SIZE);
            link.setAccessibleText(
                    link.getText() + " " + context.text("common.status." + run.status().word()));
            link.setOnAction(e -> context.navigator().go(Places.of(run.id())));
            var built = new HBox(6, new StatusIcon(Tone.of(run.status())), link);
            built.setAlignment(Pos.CENTER_LEFT);
            built.setMinWidth(USE_PREF_SIZE);
            return built;
        }
    }
}
