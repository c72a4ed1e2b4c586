package dev.slipway.app.projects;

import dev.slipway.app.AppContext;
import dev.slipway.app.fx.Elided;
import dev.slipway.app.fx.Tiles;
import dev.slipway.app.problem.EmptyState;
import dev.slipway.core.pipeline.PipelineRun;
import dev.slipway.core.pipeline.Status;
import dev.slipway.core.pipeline.TestFailure;
import dev.slipway.core.release.Standing;
import dev.slipway.core.source.ProjectName;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// How a project stands: where its versions run, what fails now, its last runs. FX thread only.
final class OverviewTab extends VBox {
    private static final int LAST = 12;
    private static final int FAILURES = 5;

    private final AppContext context;
    private final ProjectName name;
    private final ProjectViewModel model;
    private final VBox environments = new VBox(8);
    private final VBox failures = new VBox(4);
    private final ObservableList<PipelineRun> last = FXCollections.observableArrayList();

    OverviewTab(AppContext context, ProjectName name, ProjectViewModel model) {
        super(12);
        this.context = context;
        this.name = name;
        this.model = model;
        getStyleClass().add("spot-tab");
        var cards =
                new Tiles(300, 12, card("environments", environments), card("failures", failures));
        var table = new RunsTable(context, last);
        table.visibleProperty().bind(Bindings.isNotEmpty(last));
        var middle = new StackPane(table, nothingYet());
        middle.setMinHeight(150);
        VBox.setVgrow(middle, Priority.ALWAYS);
        getChildren().addAll(cards, middle);
        model.runs().subscribe(this::runsCame);
        runsCame();
    }

    private VBox card(String key, VBox content) {
        var heading = new Label(context.text("projects.overview." + key));
        heading.getStyleClass().add("strong");
        content.setId("overview-" + key);
        var card = new VBox(8, heading, content);
        card.getStyleClass().addAll("card", "settings-card");
        return card;
    }

    private Node nothingYet() {
        var empty =
                new EmptyState(
                        "fth-play-circle",
                        context.text("projects.runs.none"),
                        context.text("projects.runs.none.next"));
        empty.setId("no-runs");
        empty.setMouseTransparent(true);
        empty.visibleProperty().bind(model.loaded().and(Bindings.isEmpty(model.runs())));
        return empty;
    }

    private void runsCame() {
        var newest = model.runs().stream().limit(LAST).toList();
        if (!last.equals(newest)) {
            last.setAll(newest);
        }
        fillFailures();
        context.background()
                .load(
                        () ->
                                context.core().releases().standings().stream()
                                        .filter(s -> s.project().equals(name))
                                        .toList(),
                        this::fillEnvironments,
                        context.notices()::tell);
    }

    private void fillEnvironments(List<Standing> standings) {
        if (standings.isEmpty()) {
            environments.getChildren().setAll(muted("projects.overview.nowhere"));
            return;
        }
        var row = new FlowPane(24, 8);
        for (var standing : standings) {
            var where = new Hyperlink(standing.environment().value());
            where.getStyleClass().addAll("plain", "strong");
            where.setId("overview-" + standing.environment());
            where.setOnAction(e ->
                    context.navigator()
                            .go(
                                    dev.slipway.app.shell.Address.of("environments")
                                            .with("at", standing.environment() + "/" + name)));
            row.getChildren()
                    .add(new VBox(4, where, StandingCell.of(context, Optional.of(standing))));
        }
        environments.getChildren().setAll(row);
    }

    /// Of the newest run of each branch that ended.
    private void fillFailures() {
        var seen = new java.util.HashSet<String>();
        var lines = new java.util.ArrayList<Node>();
        for (var run : model.runs()) {
            var isOver = run.status() != Status.QUEUED && run.status() != Status.RUNNING;
            if (isOver && seen.add(run.ref())) {
                run.failures().stream().limit(FAILURES).forEach(f -> lines.add(line(run, f)));
            }
        }
        if (lines.isEmpty()) {
            failures.getChildren()
                    .setAll(
                            muted(
                                    model.runs().isEmpty()
                                            ? "projects.overview.untested"
                                            : "projects.overview.nofailures"));
        } else {
            failures.getChildren().setAll(lines.subList(0, Math.min(FAILURES, lines.size())));
        }
    }

    private Node line(PipelineRun run, TestFailure failure) {
        var link = new Hyperlink(failure.test());
        link.getStyleClass().add("plain");
        Elided.mark(link);
        link.setOnAction(e -> context.navigator().go(Places.of(run.id()).with("tab", "tests")));
        var where = new Label(run.ref() + "  #" + Places.number(run.id()));
        where.getStyleClass().addAll("muted", "small");
        where.setMinWidth(USE_PREF_SIZE);
        var line = new HBox(10, link, where);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private Label muted(String key) {
        var label = new Label(context.text(key));
        label.getStyleClass().add("muted");
        label.setWrapText(true);
        return label;
    }
}
