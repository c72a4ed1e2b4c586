package dev.slipway.app.projects;

import dev.slipway.app.AppContext;
import dev.slipway.app.fx.Cells;
import dev.slipway.app.fx.Elided;
import dev.slipway.app.problem.Problem;
import dev.slipway.app.theme.Icons;
import dev.slipway.app.theme.StatusLabel;
import dev.slipway.core.pipeline.Changes.BranchState;
import dev.slipway.core.pipeline.PipelineRun;
import dev.slipway.core.source.CommitLanes;
import dev.slipway.core.source.Project;
import dev.slipway.core.source.ProjectName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Where a project's branches stand, and the graph of all their commits. FX thread only.
final class BranchesTab extends VBox {
    private static final int COMMITS = 2000;
    private static final int RUNS = 500;

    private final AppContext context;
    private final ProjectName name;
    private final Consumer<Problem> refused;
    private final TableView<BranchState> table = new TableView<>();
    private final CommitGraph graph;
    private Optional<Project> project = Optional.empty();

    private record Read(
            Project project,
            List<BranchState> branches,
            List<CommitLanes.Row> graph,
            List<PipelineRun> runs) {}

    BranchesTab(AppContext context, ProjectName name, Consumer<Problem> refused) {
        super(8);
        this.context = context;
        this.name = name;
        this.refused = refused;
        this.graph = new CommitGraph(context);
        getStyleClass().add("spot-tab");
        var fetch = new Button(context.text("projects.branches.fetch"), Icons.of("fth-refresh-cw"));
        fetch.setId("branches-fetch");
        fetch.setOnAction(e -> load(true));
        var head = new HBox(fetch);
        head.setAlignment(Pos.CENTER_LEFT);
        fillColumns();
        var split = new SplitPane(table, graph);
        split.setOrientation(Orientation.VERTICAL);
        split.setDividerPositions(0.36);
        VBox.setVgrow(split, Priority.ALWAYS);
        getChildren().addAll(head, split);
        load(false);
    }

    private void load(boolean fetch) {
        if (fetch) {
            context.background()
                    .start(
                            context.text("projects.branches.fetching", name),
                            () -> read(true),
                            this::show,
                            refused);
        } else {
            context.background().load(() -> read(false), this::show, refused);
        }
    }

    private Read read(boolean fetch) {
        var core = context.core();
        var found = core.projects().require(name.value());
        if (fetch || core.pipelines().changes().branches(found).isEmpty()) {
            core.projects().branches(found);
        }
        return new Read(
                found,
                core.pipelines().changes().branches(found),
                core.pipelines().changes().graph(found, COMMITS),
                core.pipelines().list(Optional.of(name), Optional.empty(), RUNS));
    }

    private void show(Read read) {
        project = Optional.of(read.project);
        table.getItems().setAll(read.branches);
        Map<String, List<String>> names = new HashMap<>();
        read.branches.forEach(state ->
                names.computeIfAbsent(state.branch().head().hash(), h -> new ArrayList<>())
                        .add(state.branch().name()));
        Map<String, PipelineRun> built = new HashMap<>();
        read.runs.forEach(run -> built.putIfAbsent(run.revision().hash(), run));
        graph.show(read.graph, names, built);
    }

    private void fillColumns() {
        table.setId("branches-table");
        table.setAccessibleText(context.text("projects.tab.branches"));
        table.getStyleClass().add("rows");
        table.setFixedCellSize(36);
        table.setPlaceholder(new Label(context.text("projects.branches.none")));
        Cells.fit(table);
        table.getColumns().add(Cells.elided(title("branch"), 150, s -> s.branch().name()));
        var commit =
                Cells.<BranchState>elided(title("commit"), 250, s -> s.branch().head().subject());
        Cells.yielding(commit, 150);
        table.getColumns().add(commit);
        var when =
                Cells.<BranchState>column(
                        title("when"),
                        130,
                        s ->
                                context.amounts()
                                        .ago(
                                                s.branch().head().authoredAt(),
                                                context.clock().instant()));
        when.setSortable(false);
        table.getColumns().add(when);
        var apart = Cells.<BranchState>column(title("apart"), 110, this::apart);
        apart.setSortable(false);
        table.getColumns().add(apart);
        var last = Cells.<BranchState>column(title("last"), 130, s -> "");
        last.setSortable(false);
        Cells.drawn(last, this::lastRun);
        table.getColumns().add(last);
        var build = Cells.<BranchState>column("", 110, s -> "");
        build.setSortable(false);
        Cells.drawn(build, this::buildCell);
        table.getColumns().add(build);
    }

    private String title(String key) {
        return context.text("projects.branches.column." + key);
    }

    /// How many commits only this branch has, and how many only the default one.
    private String apart(BranchState state) {
        var by = state.fromDefault();
        if (state.branch().isDefault()) {
            return context.text("projects.branches.default");
        }
        return "↑" + by.ahead() + "  ↓" + by.behind();
    }

    private Node lastRun(BranchState state) {
        return state.lastRun()
                .<Node>map(run -> new StatusLabel(context.texts(), run.status()))
                .orElseGet(() -> Elided.label("–"));
    }

    private Node buildCell(BranchState state) {
        var build = new Button(context.text("projects.build"), Icons.of("fth-play"));
        build.setId("build-branch-" + state.branch().name());
        build.getStyleClass().add(atlantafx.base.theme.Styles.SMALL);
        build.setMinWidth(USE_PREF_SIZE);
        build.setOnAction(e ->
                project.ifPresent(
                        p -> new Builder(context).ask(p, state.branch().name(), refused)));
        return build;
    }
}
