package dev.slipway.app.release;

import dev.slipway.app.AppContext;
import dev.slipway.app.fx.EndsRow;
import dev.slipway.app.fx.Tiles;
import dev.slipway.app.problem.Problem;
import dev.slipway.app.problem.ProblemPanel;
import dev.slipway.app.shell.Address;
import dev.slipway.app.shell.Page;
import dev.slipway.app.text.Sayings;
import dev.slipway.app.theme.StatusLabel;
import dev.slipway.core.release.ReleaseId;
import dev.slipway.core.release.ReleaseStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// One release, live: where it stands, the slider, what was counted, what happened, and every verb.
final class ReleasePage implements Page {
    private final AppContext context;
    private final ReleaseId id;
    private final ReleaseViewModel model;
    private final StatusLabel status = new StatusLabel();
    private final Label title = new Label();
    private final Label outcome = new Label();
    private final Label waiting = new Label();
    private final Label message = new Label();
    private final HBox endpoints = new HBox(12);
    private final VBox above = new VBox(8);
    private final VerbBar verbs;
    private final StepsRail steps;
    private final WeightPanel weights;
    private final VBox shares = new VBox();
    private final VariantsGrid variants;
    private final VerdictPanel verdict;
    private final LineChart shareChart;
    private final LineChart errors;
    private final LineChart latency;
    private final LogsPane logs;
    private final TimelineList timeline;
    private final ScrollPane view;

    ReleasePage(AppContext context, ReleaseId id, Address address) {
        this.context = context;
        this.id = id;
        this.model =
                new ReleaseViewModel(
                        context.core(),
                        context.background(),
                        context.events(),
                        context.clock(),
                        System.getProperty("user.name", ""),
                        id);
        verbs = new VerbBar(context, model, this::askRollback);
        steps = new StepsRail(context.texts());
        weights = new WeightPanel(context, model);
        variants = new VariantsGrid(context);
        verdict = new VerdictPanel(context);
        shareChart = chart("share", "%", 10);
        errors = chart("errors", "%", 1);
        latency = chart("p95", "ms", 1);
        logs = new LogsPane(context, id);
        timeline = new TimelineList(context);
        view = scrolled(body());
        model.snapshot().subscribe(found -> found.ifPresent(this::show));
        model.problem().subscribe(this::show);
        select(address);
        HeldKey.on(view, this::rollBack);
    }

    @Override
    public void select(Address address) {
        if (Places.asksRollback(address)) {
            askRollback();
        }
    }

    private LineChart chart(String name, String unit, double least) {
        return new LineChart(
                context.text("releases.chart." + name),
                unit,
                least,
                Map.of(
                        "stable", context.text("releases.role.stable"),
                        "candidate", context.text("releases.role.candidate"),
                        "asked", context.text("releases.chart.asked")));
    }

    private static ScrollPane scrolled(VBox body) {
        var pane = new ScrollPane(body);
        pane.setFitToWidth(true);
        pane.setFitToHeight(true);
        pane.getStyleClass().add("edge-to-edge");
        return pane;
    }

    private VBox body() {
        var body =
                new VBox(
                        head(), facts(), above, steps, shares, verdict, charts(), variants, logs,
                        timeline);
        body.setId("release-page");
        body.getStyleClass().add("page-body");
        VBox.setVgrow(timeline, Priority.ALWAYS);
        above.managedProperty().bind(javafx.beans.binding.Bindings.isNotEmpty(above.getChildren()));
        return body;
    }

    private Node head() {
        title.getStyleClass().add("heading");
        title.setMinWidth(Region.USE_PREF_SIZE);
        status.setId("release-status");
        outcome.getStyleClass().add("chip");
        outcome.managedProperty().bind(outcome.visibleProperty());
        var first = new HBox(12, title, status, outcome);
        first.setAlignment(Pos.CENTER_LEFT);
        return new EndsRow(first, verbs);
    }

    private Node facts() {
        waiting.setId("waiting-for");
        message.setId("release-message");
        message.getStyleClass().add("bad");
        message.setWrapText(true);
        message.managedProperty().bind(message.visibleProperty());
        waiting.managedProperty().bind(waiting.visibleProperty());
        endpoints.setAlignment(Pos.CENTER_LEFT);
        return new VBox(4, endpoints, waiting, message);
    }

    private Node charts() {
        return new Tiles(220, 12, shareChart, errors, latency);
    }

    private void show(ReleaseViewModel.Snapshot read) {
        var now = read.status();
        title.setText(now.project() + " " + now.version() + " → " + now.environment());
        status.show(Phases.tone(now), Phases.words(context.texts(), now));
        outcome.setText(Phases.outcome(context.texts(), now));
        outcome.setVisible(now.outcome().isPresent());
        waiting.setText(waitingWords(now));
        waiting.setVisible(!waiting.getText().isEmpty());
        message.setText(new Sayings(context.texts()).of(now.message().orElse("")));
        message.setVisible(now.message().isPresent());
        showEndpoints(now);
        verbs.show(now, read.test().map(test -> !test.others().isEmpty()).orElse(false));
        logs.show(now);
        steps.show(now);
        showShares(read);
        verdict.show(read);
        variants.show(now);
        shareChart.show(ChartData.shares(read.series()));
        errors.show(ChartData.errors(read.series()));
        latency.show(ChartData.p95(read.series()));
        timeline.show(read.report());
    }

    /// One slider for a candidate, a bar with several thumbs for an A/B test.
    private void showShares(ReleaseViewModel.Snapshot read) {
        if (read.test().isEmpty()) {
            if (shares.getChildren().isEmpty()) {
                shares.getChildren().add(weights);
            }
            weights.show(read.status(), read.lately());
            return;
        }
        if (shares.getChildren().isEmpty()) {
            shares.getChildren().add(new VariantsPanel(context, model, read.test().orElseThrow()));
        }
        if (shares.getChildren().getFirst() instanceof VariantsPanel panel) {
            panel.show(read);
        }
    }

    private String waitingWords(ReleaseStatus now) {
        return now.waitingFor()
                .map(w ->
                        w.until()
                                .map(until ->
                                        context.text(
                                                "releases.waitingUntil",
                                                WaitingWords.of(context.texts(), now, w),
                                                context.amounts().clock(until).substring(0, 8)))
                                .orElse(
                                        context.text(
                                                "releases.waiting",
                                                WaitingWords.of(context.texts(), now, w))))
                .orElse("");
    }

    private void showEndpoints(ReleaseStatus now) {
        var words =
                new Label(
                        Phases.strategy(context.texts(), now)
                                + now.drivenBy()
                                        .map(by -> "  ·  " + context.text("releases.drivenBy", by))
                                        .orElse(""));
        words.getStyleClass().add("muted");
        var report = new Hyperlink(context.text("releases.report.open"));
        report.setId("open-report");
        report.setOnAction(e -> context.navigator().go(Places.report(id)));
        endpoints.getChildren().setAll(words, report);
        for (var endpoint : now.endpoints()) {
            var link = new Hyperlink(endpoint.service() + "  " + endpoint.url());
            link.setOnAction(e -> {
                var content = new javafx.scene.input.ClipboardContent();
                content.putString(endpoint.url());
                javafx.scene.input.Clipboard.getSystemClipboard().setContent(content);
                context.notices().tell(context.text("common.copied"));
            });
            endpoints.getChildren().add(link);
        }
    }

    private void askRollback() {
        above.getChildren()
                .setAll(
                        new RollbackBar(
                                context,
                                () -> {
                                    above.getChildren().clear();
                                    rollBack();
                                },
                                () -> above.getChildren().clear()));
    }

    /// A live release goes back to stable; one that ended is followed by one of the version before.
    private void rollBack() {
        model.snapshot()
                .get()
                .ifPresent(read ->
                        RollBack.start(
                                context,
                                read.status(),
                                to -> {
                                    if (!to.equals(id)) {
                                        context.navigator().go(Places.of(to));
                                    }
                                },
                                why -> show(Optional.of(why))));
    }

    private void show(Optional<Problem> problem) {
        above.getChildren().clear();
        problem.ifPresent(p -> above.getChildren().add(new ProblemPanel(context.texts(), p)));
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public List<Crumb> crumbs() {
        return List.of(
                new Crumb(context.text("releases.title"), Places.releases()),
                new Crumb(id.toString(), Places.of(id)));
    }

    @Override
    public void close() {
        logs.close();
        model.close();
    }
}
