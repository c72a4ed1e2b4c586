package dev.slipway.app.tests;

import dev.slipway.app.AppContext;
import dev.slipway.app.projects.Places;
import dev.slipway.app.text.Amounts;
import dev.slipway.app.theme.StatusIcon;
import dev.slipway.core.pipeline.PastTest;
import dev.slipway.core.pipeline.RunId;
import dev.slipway.core.pipeline.TestCase;
import dev.slipway.core.pipeline.report.FailureDetails;
import dev.slipway.core.pipeline.report.SourceLine;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What one test says: since when it fails, how it went before, what it expected and got, message,
/// stack trace, output; all can be selected and copied.
final class TestDetails extends ScrollPane {
    private static final int PLACES = 3;

    private final AppContext context;
    private final RunId run;
    private final Consumer<SourceLine> editor;
    private final VBox content = new VBox(8);

    /// @param editor opens a line of a source file
    TestDetails(AppContext context, RunId run, Consumer<SourceLine> editor) {
        this.context = context;
        this.run = run;
        this.editor = editor;
        setId("test-details");
        setFitToWidth(true);
        getStyleClass().add("edge-to-edge");
        content.getStyleClass().add("test-details");
        setContent(content);
        setMinWidth(0);
    }

    /// What the store has of it, until the whole of it is read.
    void show(@Nullable TestCase test) {
        content.getChildren().clear();
        setVvalue(0);
        if (test != null) {
            show(new TestsViewModel.Whole(test, FailureDetails.of(test), List.of()));
        }
    }

    void show(TestsViewModel.Whole whole) {
        var test = whole.test();
        content.getChildren().clear();
        head(test);
        past(whole.past());
        whole.details()
                .difference()
                .ifPresent(d -> content.getChildren().add(new DifferenceView(context, d)));
        part("tests.message", test.message(), List.of()).ifPresent(a -> mark(a, "bad-area"));
        places(whole.details().frames());
        part("tests.trace", test.details(), whole.details().frames());
        part("tests.output", test.output(), List.of());
    }

    private static void mark(TextArea area, String style) {
        area.getStyleClass().add(style);
    }

    private void head(TestCase test) {
        var name = new Label(test.name());
        name.getStyleClass().add("strong");
        name.setWrapText(true);
        var where =
                new Label(
                        String.join(
                                "  ·  ",
                                test.className().isEmpty() ? test.suite() : test.className(),
                                test.stage(),
                                Amounts.duration(test.duration())));
        where.getStyleClass().addAll("muted", "small");
        where.setWrapText(true);
        content.getChildren().addAll(name, where);
        since(test).ifPresent(content.getChildren()::add);
    }

    private Optional<Node> since(TestCase test) {
        if (!test.isBad()) {
            return Optional.empty();
        }
        if (test.newFailure()) {
            var fresh = new Label(context.text("tests.fails.new"));
            fresh.setId("test-since");
            fresh.getStyleClass().addAll("chip", "danger");
            return Optional.of(fresh);
        }
        if (test.failingSince() == 0) {
            return Optional.empty();
        }
        var first = new RunId(run.project(), test.failingSince(), 1);
        var link = new Hyperlink(context.text("tests.fails.since", "#" + first.number()));
        link.setId("test-since");
        link.setOnAction(e -> open(first));
        return Optional.of(link);
    }

    private void open(RunId other) {
        context.navigator().go(Places.of(other).with("tab", "tests"));
    }

    private void past(List<PastTest> past) {
        if (past.isEmpty()) {
            return;
        }
        var strip = new FlowPane(2, 2);
        strip.setId("test-past");
        past.reversed().forEach(result -> strip.getChildren().add(pastButton(result)));
        var words = new Label(PastStrip.words(context, past));
        words.getStyleClass().addAll("muted", "small");
        words.setWrapText(true);
        content.getChildren().addAll(strip, words);
    }

    private Button pastButton(PastTest result) {
        var button = new Button("", new StatusIcon(PastStrip.tone(result.outcome())));
        button.getStyleClass().add("past-button");
        var words =
                context.text(
                        "tests.past.run",
                        "#" + Places.number(result.run()),
                        context.text("tests.outcome." + result.outcome().word()),
                        Amounts.duration(result.duration()),
                        context.amounts().exact(result.at()));
        button.setAccessibleText(words);
        button.setTooltip(new Tooltip(words));
        button.setDisable(result.run().equals(run));
        button.setOnAction(e -> open(result.run()));
        return button;
    }

    private void places(List<SourceLine> frames) {
        var own = frames.stream().filter(TestDetails::isOwn).limit(PLACES).toList();
        if (own.isEmpty()) {
            return;
        }
        var links = new FlowPane(8, 2);
        links.setAlignment(Pos.CENTER_LEFT);
        for (var place : own) {
            var link =
                    new Hyperlink(
                            place.path().substring(place.path().lastIndexOf('/') + 1)
                                    + ":"
                                    + place.line());
            link.setId("open-" + link.getText());
            link.setTooltip(new Tooltip(context.text("tests.editor", place.path(), place.line())));
            link.setOnAction(e -> editor.accept(place));
            links.getChildren().add(link);
        }
        content.getChildren().add(links);
    }

    /// Not one of the frames that every test has below it.
    private static boolean isOwn(SourceLine place) {
        return !place.path()
                .matches(
                        "(java|javax|jdk|sun|kotlin|scala|groovy|org/(junit|opentest4j|assertj|hamcrest|testng|mockito|gradle|apache/maven))/.*"
                                + "|.*/(node_modules|site-packages|dist-packages)/.*");
    }

    private Optional<TextArea> part(String key, @Nullable String text, List<SourceLine> frames) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        var heading = new Label(context.text(key));
        heading.getStyleClass().addAll("muted", "small");
        var area = new TextArea(text.stripTrailing());
        area.setId(key.replace('.', '-'));
        area.setEditable(false);
        area.setAccessibleText(context.text(key));
        area.getStyleClass().add("mono");
        area.setPrefRowCount((int) Math.clamp(text.lines().count() + 1, 2, 18));
        if (!frames.isEmpty()) {
            heading.setText(context.text(key) + "  ·  " + context.text("tests.trace.open"));
            SourceLines.opened(area, frames, editor);
        }
        content.getChildren().addAll(heading, area);
        return Optional.of(area);
    }
}
