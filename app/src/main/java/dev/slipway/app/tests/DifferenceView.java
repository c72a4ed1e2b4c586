package dev.slipway.app.tests;

import dev.slipway.app.AppContext;
import dev.slipway.app.run.Copies;
import dev.slipway.core.pipeline.report.Difference;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// What a test expected beside what it got, the part that differs underlined.
final class DifferenceView extends GridPane {

    DifferenceView(AppContext context, Difference difference) {
        setId("tests-difference");
        setHgap(8);
        setVgap(4);
        var half = new ColumnConstraints();
        half.setPercentWidth(50);
        half.setHgrow(Priority.ALWAYS);
        getColumnConstraints().addAll(half, half);
        var parts = Differing.of(difference);
        side(context, 0, "expected", difference.expected(), parts, parts.expected());
        side(context, 1, "actual", difference.actual(), parts, parts.actual());
    }

    private void side(
            AppContext context,
            int column,
            String key,
            String whole,
            Differing parts,
            String differing) {
        var heading = new Label(context.text("tests." + key));
        heading.getStyleClass().addAll("muted", "small");
        var line = new HBox(4, heading, Copies.button(context, whole));
        line.setAlignment(Pos.CENTER_LEFT);
        var words =
                new TextFlow(
                        text(parts.before(), "same"),
                        text(differing.isEmpty() ? "∅" : differing, key),
                        text(parts.after(), "same"));
        words.setId("tests-" + key);
        words.getStyleClass().addAll("difference", "mono");
        words.setAccessibleText(heading.getText() + ": " + whole);
        words.setMinWidth(0);
        add(line, column, 0);
        add(words, column, 1);
    }

    private static Text text(String words, String style) {
        var text = new Text(words);
        text.getStyleClass().add("difference-" + style);
        return text;
    }
}
