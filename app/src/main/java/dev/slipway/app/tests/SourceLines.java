package dev.slipway.app.tests;

import dev.slipway.core.pipeline.report.SourceLine;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;

/// Makes the lines of a shown stack trace lead to their sources: by double click, or by Enter on
/// the line of the caret.
final class SourceLines {
    private SourceLines() {}

    static void opened(TextArea area, List<SourceLine> frames, Consumer<SourceLine> open) {
        area.setOnMouseClicked(e -> {
            if (e.getClickCount() == 2) {
                at(area, frames, open);
            }
        });
        area.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ENTER) {
                at(area, frames, open);
                e.consume();
            }
        });
    }

    private static void at(TextArea area, List<SourceLine> frames, Consumer<SourceLine> open) {
        var before = area.getText().substring(0, area.getCaretPosition());
        long line = before.chars().filter(c -> c == '\n').count();
        frames.stream().filter(f -> f.textLine() == line).findFirst().ifPresent(open);
    }
}
