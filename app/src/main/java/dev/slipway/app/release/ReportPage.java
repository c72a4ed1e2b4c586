package dev.slipway.app.release;

import atlantafx.base.theme.Styles;
import dev.slipway.app.AppContext;
import dev.slipway.app.fx.EndsRow;
import dev.slipway.app.fx.RowFlow;
import dev.slipway.app.fx.Tiles;
import dev.slipway.app.problem.Problem;
import dev.slipway.app.problem.ProblemPanel;
import dev.slipway.app.shell.Page;
import dev.slipway.app.text.Amounts;
import dev.slipway.app.theme.Icons;
import dev.slipway.app.theme.StatusLabel;
import dev.slipway.core.release.ReleaseId;
import dev.slipway.core.release.ReleaseReport;
import dev.slipway.core.release.ReleaseStatus.Verb;
import dev.slipway.core.release.verdict.Proportion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

/// How a release went, in figures: what was asked and came, how quickly, what was lost, what the
/// analyses found, what happened, which commits it brought; exported as it is read, and left by a
/// rollback at any time. FX thread only.
final class ReportPage implements Page {
    private final AppContext context;
    private final ReleaseId id;
    private final ReportViewModel model;
    private final StatusLabel status = new StatusLabel();
    private final Label title = new Label();
    private final VBox above = new VBox(8);
    private final Button rollback;
    private final Tiles facts = new Tiles(150, 12);
    private final Figures shares;
    private final Figures verdicts;
    private final Figures changes;
    private final TimelineList timeline;
    private final ScrollPane view;

    ReportPage(AppContext context, ReleaseId id) {
        this.context = context;
        this.id = id;
        this.model = new ReportViewModel(context, id);
        rollback = new Button(context.text("releases.verb.rollback"), Icons.of("fth-rotate-ccw"));
        shares = figures("shares", "asked", "achieved", "requests");
        verdicts = figures("verdicts", "metric", "verdict", "events", "ratio", "step");
        changes = figures("changes", "commit", "author", "hash");
        timeline = new TimelineList(context);
        timeline.setPrefHeight(220);
        var body =
                new VBox(head(), above, facts, shares, verdicts, notRestored(), timeline, changes);
        body.setId("report-page");
        body.getStyleClass().add("page-body");
        above.managedProperty().bind(Bindings.isNotEmpty(above.getChildren()));
        view = new ScrollPane(body);
        view.setFitToWidth(true);
        view.getStyleClass().add("edge-to-edge");
        model.content().subscribe(found -> found.ifPresent(this::show));
        model.problem().subscribe(this::trouble);
        HeldKey.on(view, this::back);
    }

    private Figures figures(String name, String... columns) {
        return new Figures(
                "report-" + name,
                context.text("releases.report." + name),
                java.util.Arrays.stream(columns)
                        .map(column -> context.text("releases.report.column." + column))
                        .toList());
    }

    private Node head() {
        title.getStyleClass().add("heading");
        title.setMinWidth(Region.USE_PREF_SIZE);
        var first = new HBox(12, title, status);
        first.setAlignment(Pos.CENTER_LEFT);
        rollback.setId("report-rollback");
        rollback.getStyleClass().addAll(Styles.SMALL, Styles.DANGER);
        rollback.setMinWidth(Region.USE_PREF_SIZE);
        rollback.setOnAction(e -> ask());
        var verbs = new RowFlow(6);
        for (var format : ReportViewModel.Format.values()) {
            verbs.getChildren().add(export(format));
        }
        verbs.getChildren().add(rollback);
        return new EndsRow(first, verbs);
    }

    private Button export(ReportViewModel.Format format) {
        var name = format.name().toLowerCase(Locale.ROOT);
        var button = new Button(context.text("releases.report.export." + name));
        button.setId("export-" + name);
        button.getStyleClass().add(Styles.SMALL);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(e -> save(format));
        return button;
    }

    private void save(ReportViewModel.Format format) {
        var chooser = new FileChooser();
        chooser.setInitialFileName("release-" + id + "." + format.ending());
        var file = chooser.showSaveDialog(view.getScene().getWindow());
        if (file != null) {
            model.export(format, file.toPath());
        }
    }

    private Node notRestored() {
        var heading = new Label(context.text("releases.report.notRestored"));
        heading.getStyleClass().add("strong");
        var words = new Label(context.text("releases.rollback.ask"));
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        var card = new VBox(6, heading, words);
        card.setId("report-not-restored");
        card.getStyleClass().addAll("card", "settings-card");
        return card;
    }

    private void show(ReportViewModel.Content read) {
        var now = read.status();
        var report = read.report();
        title.setText(
                context.text(
                        "releases.report.title", now.project(), now.version(), now.environment()));
        status.show(
                Phases.tone(now),
                now.outcome().isPresent()
                        ? Phases.outcome(context.texts(), now)
                        : Phases.words(context.texts(), now));
        rollback.setDisable(!now.allows(Verb.ROLLBACK) && !now.allows(Verb.ABORT));
        showFacts(report);
        shares.show(report.shares().stream().map(this::share).toList());
        verdicts.show(verdicts(report));
        changes.show(
                read.changes().stream()
                        .map(c -> List.of(c.subject(), c.author(), c.shortHash()))
                        .toList());
        timeline.show(report);
    }

    private void showFacts(ReleaseReport report) {
        var tiles = new ArrayList<Region>();
        report.winner().ifPresent(name -> tiles.add(tile("winner", name)));
        tiles.add(tile("requests", count(report.requests())));
        tiles.add(tile("dropped", count(report.dropped())));
        tiles.add(tile("cut", count(report.cut())));
        tiles.add(tile("click", time(report.clickToTraffic())));
        tiles.add(tile("abort", time(report.abort())));
        facts.show(tiles);
    }

    private Region tile(String key, String value) {
        var name = new Label(context.text("releases.report.fact." + key));
        name.getStyleClass().addAll("muted", "small");
        name.setWrapText(true);
        var figure = new Label(value);
        figure.setId("report-" + key);
        figure.getStyleClass().add("heading");
        var tile = new VBox(2, figure, name);
        tile.getStyleClass().addAll("card", "settings-card");
        return tile;
    }

    private static String time(Optional<Duration> time) {
        return time.map(Amounts::duration).orElse("–");
    }

    /// What came, with the interval that so many requests leave open.
    private List<String> share(ReleaseReport.Share share) {
        var achieved =
                share.achieved()
                        .map(percent -> {
                            var came =
                                    Proportion.of(
                                            Math.round(percent * share.requests() / 100),
                                            share.requests());
                            return String.format(
                                    Locale.ROOT,
                                    "%.2f %% (%.2f–%.2f)",
                                    percent,
                                    100 * came.low(),
                                    100 * came.high());
                        })
                        .orElse("–");
        return List.of(share.asked().toString(), achieved, count(share.requests()));
    }

    private List<List<String>> verdicts(ReleaseReport report) {
        var rows = new ArrayList<List<String>>();
        for (var analysis : report.analyses()) {
            for (var found : analysis.metrics()) {
                rows.add(
                        List.of(
                                MetricWords.of(context.texts(), found.metric()),
                                context.text("releases.verdict." + found.verdict().name()),
                                count(found.candidate()) + " / " + count(found.stable()),
                                found.low().isPresent() && found.high().isPresent()
                                        ? RatioBar.words(
                                                context.texts(),
                                                found.low().get(),
                                                found.high().get())
                                        : "–",
                                Integer.toString(analysis.step() + 1)));
            }
        }
        return rows;
    }

    private static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    private void ask() {
        above.getChildren()
                .setAll(
                        new RollbackBar(
                                context,
                                () -> {
                                    above.getChildren().clear();
                                    back();
                                },
                                () -> above.getChildren().clear()));
    }

    /// The release's own page asks and does it.
    private void back() {
        model.content()
                .get()
                .ifPresent(read ->
                        RollBack.start(
                                context,
                                read.status(),
                                to -> context.navigator().go(Places.of(to)),
                                this::trouble));
    }

    private void trouble(Problem why) {
        trouble(Optional.of(why));
    }

    private void trouble(Optional<Problem> problem) {
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
                new Crumb(id.toString(), Places.of(id)),
                new Crumb(context.text("releases.report"), Places.report(id)));
    }

    @Override
    public void close() {
        model.close();
    }
}
