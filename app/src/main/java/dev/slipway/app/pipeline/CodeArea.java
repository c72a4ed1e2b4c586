package dev.slipway.app.pipeline;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;

/// A text of code with the numbers of its lines beside it; those with a problem are marked. FX
/// thread only.
final class CodeArea extends BorderPane {
    private static final double TOP = 10;

    private final TextArea text = new TextArea();
    private final Label numbers = new Label();
    private final Pane gutter = new Pane(numbers);
    private Set<Integer> marked = Set.of();
    private int lines;

    CodeArea(String spoken) {
        getStyleClass().add("code-area");
        text.setId("pipeline-text");
        text.setAccessibleText(spoken);
        text.getStyleClass().addAll("mono", "code");
        numbers.getStyleClass().addAll("mono", "code-numbers");
        numbers.setAlignment(Pos.TOP_RIGHT);
        numbers.setLayoutY(TOP);
        numbers.setMinWidth(USE_PREF_SIZE);
        numbers.translateYProperty().bind(text.scrollTopProperty().negate());
        var clip = new Rectangle();
        clip.widthProperty().bind(gutter.widthProperty());
        clip.heightProperty().bind(gutter.heightProperty());
        gutter.setClip(clip);
        gutter.getStyleClass().add("moved-along");
        gutter.setMinHeight(0);
        gutter.setPrefHeight(0);
        gutter.prefWidthProperty().bind(numbers.widthProperty().add(8));
        gutter.setMinWidth(USE_PREF_SIZE);
        text.textProperty().subscribe(this::count);
        setLeft(gutter);
        setCenter(text);
    }

    TextArea area() {
        return text;
    }

    /// Marks the lines (from 1) that have a problem.
    void mark(Set<Integer> withProblem) {
        if (!marked.equals(withProblem)) {
            marked = Set.copyOf(withProblem);
            number();
        }
    }

    /// Puts the caret there and brings it into sight; both count from 1.
    void go(int line, int column) {
        var written = text.getText();
        int at = 0;
        for (int i = 1; i < line; i++) {
            int next = written.indexOf('\n', at);
            if (next < 0) {
                break;
            }
            at = next + 1;
        }
        int end = written.indexOf('\n', at);
        text.requestFocus();
        text.positionCaret(Math.min(at + column - 1, end < 0 ? written.length() : end));
        text.selectNextWord();
    }

    private void count() {
        int now = (int) text.getText().chars().filter(c -> c == '\n').count() + 1;
        if (now != lines) {
            lines = now;
            number();
        }
    }

    private void number() {
        numbers.setText(
                IntStream.rangeClosed(1, lines)
                        .mapToObj(i -> (marked.contains(i) ? "▶ " : "  ") + i)
                        .collect(Collectors.joining("\n")));
    }
}
