package dev.slipway.app.tests;

import dev.slipway.app.AppContext;
import dev.slipway.app.text.Amounts;
import dev.slipway.core.pipeline.TestCase;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What one test says: message, stack trace, output; all can be selected and copied.
final class TestDetails extends ScrollPane {
    private final AppContext context;
    private final VBox content = new VBox(8);

    TestDetails(AppContext context) {
        this.context = context;
        setId("test-details");
        setFitToWidth(true);
        getStyleClass().add("edge-to-edge");
        content.getStyleClass().add("test-details");
        setContent(content);
        setMinWidth(0);
    }

    void show(@Nullable TestCase test) {
        content.getChildren().clear();
        if (test == null) {
            return;
        }
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
        part("tests.message", test.message(), true);
        part("tests.trace", test.details(), false);
        part("tests.output", test.output(), false);
    }

    private void part(String key, @Nullable String text, boolean bad) {
        if (text == null || text.isBlank()) {
            return;
        }
        var heading = new Label(context.text(key));
        heading.getStyleClass().addAll("muted", "small");
        var area = new TextArea(text.stripTrailing());
        area.setId(key.replace('.', '-'));
        area.setEditable(false);
        area.setAccessibleText(context.text(key));
        area.getStyleClass().add("mono");
        if (bad) {
            area.getStyleClass().add("bad-area");
        }
        area.setPrefRowCount((int) Math.clamp(text.lines().count() + 1, 2, 18));
        content.getChildren().addAll(heading, area);
    }
}
