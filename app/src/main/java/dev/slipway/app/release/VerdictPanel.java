package dev.slipway.app.release;

import dev.slipway.app.AppContext;
import dev.slipway.app.fx.EndsRow;
import dev.slipway.app.text.Amounts;
import dev.slipway.app.theme.StatusLabel;
import dev.slipway.app.theme.Tone;
import dev.slipway.core.release.Foresight;
import dev.slipway.core.release.verdict.Judgement;
import dev.slipway.core.release.verdict.MetricVerdict;
import dev.slipway.core.release.verdict.Settings;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Is the candidate as good as stable? What is known, how sure it is, what is still needed and how
/// long that takes; before an analysis begins, what it will be able to see. FX thread only.
final class VerdictPanel extends VBox {
    private static final List<String> COLUMNS =
            List.of("metric", "verdict", "events", "ratio", "needed");
    private static final Set<String> WITH_CURVE = Set.of(Settings.ERRORS, Settings.LATENCY);

    private final AppContext context;
    private final StatusLabel judgement = new StatusLabel();
    private final Label needed = new Label();
    private final GridPane metrics = new GridPane(14, 6);
    private final LineChart way;
    private final VBox forecasts = new VBox(2);
    private final EndsRow middle;

    VerdictPanel(AppContext context) {
        super(8);
        this.context = context;
        setId("verdict-panel");
        getStyleClass().addAll("card", "verdict-panel");
        way =
                new LineChart(
                        context.text("releases.verdict.way"),
                        "%",
                        100,
                        Map.of(
                                "harm", context.text("releases.verdict.harm"),
                                "safety", context.text("releases.verdict.safety")));
        way.setPrefWidth(330);
        way.setMaxWidth(Double.MAX_VALUE);
        metrics.setMaxWidth(Double.MAX_VALUE);
        middle = new EndsRow(metrics, way);
        constrain();
        getChildren().addAll(head(), middle, forecasts);
    }

    private void constrain() {
        for (int i = 0; i < COLUMNS.size(); i++) {
            var constraints = new ColumnConstraints();
            constraints.setHalignment(i == 2 || i == 4 ? HPos.RIGHT : HPos.LEFT);
            constraints.setHgrow(i == 3 ? Priority.ALWAYS : Priority.SOMETIMES);
            metrics.getColumnConstraints().add(constraints);
        }
    }

    private Node head() {
        judgement.setId("judgement");
        needed.setId("still-needed");
        needed.getStyleClass().add("muted");
        needed.setWrapText(true);
        needed.setMinHeight(USE_PREF_SIZE);
        var head = new HBox(12, judgement, needed);
        HBox.setHgrow(needed, Priority.ALWAYS);
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    void show(ReleaseViewModel.Snapshot read) {
        var verdicts = read.status().verdicts();
        var ahead = ahead(read);
        var isAnalysed = !verdicts.isEmpty();
        setVisible(isAnalysed || !ahead.isEmpty());
        setManaged(isVisible());
        var rate = read.lately().perSecond();
        showJudgement(verdicts, rate);
        showMetrics(verdicts);
        var curve =
                EvidenceData.way(
                        read.evidence(), curved(verdicts), EvidenceData.deciding(verdicts));
        way.show(curve);
        way.setVisible(curve.times().size() > 1);
        way.setManaged(way.isVisible());
        middle.setVisible(isAnalysed);
        middle.setManaged(isAnalysed);
        showForecasts(ahead, rate);
    }

    /// Those of the present step and the ones to come.
    private static List<Foresight> ahead(ReleaseViewModel.Snapshot read) {
        return read.status().phase().isSettled()
                ? List.of()
                : read.foresights().stream().filter(f -> f.step() >= read.status().step()).toList();
    }

    private void showJudgement(List<MetricVerdict> verdicts, double rate) {
        if (verdicts.isEmpty()) {
            judgement.show(Tone.QUEUED, context.text("releases.verdict.none"));
            needed.setText("");
            return;
        }
        var all = Judgement.of(verdicts);
        judgement.show(tone(all), context.text("releases.judgement." + all.name()));
        needed.setText(all == Judgement.NOT_YET ? neededWords(verdicts, rate) : "");
    }

    private static Tone tone(Judgement judgement) {
        return switch (judgement) {
            case REGRESSED -> Tone.FAILURE;
            case UNBELIEVABLE -> Tone.WARNING;
            case SAFE -> Tone.SUCCESS;
            case NOT_YET -> Tone.RUNNING;
        };
    }

    private String neededWords(List<MetricVerdict> verdicts, double rate) {
        return Judgement.stillNeeded(verdicts)
                .map(requests ->
                        EvidenceData.eta(requests, rate)
                                .map(time ->
                                        context.text(
                                                "releases.verdict.neededIn",
                                                count(requests),
                                                Amounts.duration(time),
                                                number(rate)))
                                .orElse(context.text("releases.verdict.needed", count(requests))))
                .orElse(context.text("releases.verdict.neededUnknown"));
    }

    private void showMetrics(List<MetricVerdict> verdicts) {
        metrics.getChildren().clear();
        for (int i = 0; i < COLUMNS.size(); i++) {
            var head = new Label(context.text("releases.verdict.column." + COLUMNS.get(i)));
            head.getStyleClass().addAll("muted", "small");
            head.setMinWidth(Region.USE_PREF_SIZE);
            metrics.add(head, i, 0);
        }
        for (int row = 0; row < verdicts.size(); row++) {
            add(verdicts.get(row), row + 1);
        }
    }

    private void add(MetricVerdict found, int row) {
        var name = new Label(name(found));
        name.setMinWidth(Region.USE_PREF_SIZE);
        if (!found.note().isEmpty()) {
            name.setTooltip(new Tooltip(found.note()));
        }
        var verdict = new StatusLabel();
        verdict.show(
                tone(found),
                context.text(
                        found.decides()
                                ? "releases.verdict." + found.verdict().name()
                                : "releases.verdict.shown"));
        var events =
                new Label(
                        context.text(
                                "releases.verdict.events",
                                count(found.candidate()),
                                count(found.stable())));
        events.setMinWidth(Region.USE_PREF_SIZE);
        metrics.add(name, 0, row);
        metrics.add(verdict, 1, row);
        metrics.add(events, 2, row);
        metrics.add(ratio(found), 3, row);
        var needs = new Label(found.stillNeeded().map(VerdictPanel::count).orElse("–"));
        needs.setMinWidth(Region.USE_PREF_SIZE);
        metrics.add(needs, 4, row);
    }

    private static Tone tone(MetricVerdict found) {
        if (!found.decides()) {
            return Tone.SKIPPED;
        }
        return switch (found.verdict()) {
            case REGRESSED -> Tone.FAILURE;
            case SAFE -> Tone.SUCCESS;
            case NOT_ENOUGH_YET -> Tone.QUEUED;
        };
    }

    private Node ratio(MetricVerdict found) {
        if (found.low().isEmpty() || found.high().isEmpty()) {
            return new Label("–");
        }
        double low = found.low().get();
        double high = found.high().get();
        var words = new Label(RatioBar.words(context.texts(), low, high));
        words.setMinWidth(Region.USE_PREF_SIZE);
        var bar = new RatioBar(context.texts(), low, high);
        HBox.setHgrow(bar, Priority.ALWAYS);
        var both = new HBox(8, words, bar);
        both.setAlignment(Pos.CENTER_LEFT);
        return both;
    }

    /// `web errors` is the errors of web.
    private String name(MetricVerdict found) {
        return MetricWords.of(context.texts(), found.metric());
    }

    private static String kind(String metric) {
        return metric.substring(metric.lastIndexOf(' ') + 1);
    }

    private static String curved(List<MetricVerdict> verdicts) {
        return verdicts.stream()
                .filter(MetricVerdict::decides)
                .map(MetricVerdict::metric)
                .filter(metric -> WITH_CURVE.contains(kind(metric)))
                .findFirst()
                .orElse(Settings.ERRORS);
    }

    private void showForecasts(List<Foresight> ahead, double rate) {
        forecasts.getChildren().setAll(ahead.stream().map(f -> forecast(f, rate)).toList());
        forecasts.setVisible(!ahead.isEmpty());
        forecasts.setManaged(!ahead.isEmpty());
    }

    private Node forecast(Foresight seen, double rate) {
        var words =
                seen.isBlind()
                        ? context.text("releases.forecast.blind", seen.weight())
                        : context.text(
                                "releases.forecast",
                                seen.weight(),
                                percent(seen.usual()),
                                percent(seen.raised()),
                                requests(seen.untilRegressed(), rate),
                                requests(seen.untilSafe(), rate));
        var label = new Label(words);
        label.getStyleClass().addAll("muted", "small");
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private String requests(OptionalLong requests, double rate) {
        if (requests.isEmpty()) {
            return context.text("releases.forecast.never");
        }
        var count = requests.getAsLong();
        return EvidenceData.eta(count, rate)
                .map(time ->
                        context.text(
                                "releases.forecast.requestsIn",
                                count(count),
                                Amounts.duration(time)))
                .orElse(context.text("releases.forecast.requests", count(count)));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.3g", 100 * share);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.1f" : "%.0f", value);
    }

    private static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}
