package dev.slipway.app.run;

import dev.slipway.app.fx.Elided;
import dev.slipway.core.pipeline.Question;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The fields for what a pipeline asks: before a run, or in the middle of one. FX thread only.
public final class QuestionForm extends GridPane {
    private final Map<String, Supplier<String>> values = new LinkedHashMap<>();

    /// @param prefix begins the fields' ids: `PREFIX-NAME`
    public QuestionForm(String prefix, List<Question> questions) {
        setHgap(12);
        setVgap(8);
        var names = new ColumnConstraints();
        names.setMinWidth(90);
        names.setMaxWidth(240);
        var fields = new ColumnConstraints();
        fields.setHgrow(Priority.ALWAYS);
        getColumnConstraints().addAll(names, fields);
        questions.forEach(question -> ask(prefix, question));
    }

    private void ask(String prefix, Question question) {
        var field = field(question);
        field.setId(prefix + "-" + question.name());
        field.setAccessibleText(question.name() + " " + question.description());
        var name = Elided.label(question.name());
        name.setLabelFor(field);
        int row = values.size() - 1;
        GridPane.setValignment(name, VPos.TOP);
        name.setStyle("-fx-padding: 6 0 0 0");
        var answer = new VBox(2, field);
        answer.setAlignment(Pos.CENTER_LEFT);
        if (!question.description().isBlank()) {
            answer.getChildren().add(described(question));
        }
        addRow(row, name, answer);
    }

    private static Node described(Question question) {
        var description = new Label(question.description());
        description.getStyleClass().addAll("muted", "small");
        description.setWrapText(true);
        return description;
    }

    private Control field(Question question) {
        return switch (question.kind()) {
            case BOOLEAN -> {
                var box = new CheckBox();
                box.setSelected(Boolean.parseBoolean(question.initial()));
                values.put(question.name(), () -> Boolean.toString(box.isSelected()));
                yield box;
            }
            case CHOICE -> {
                var choice = new ChoiceBox<String>();
                choice.getItems().setAll(question.choices());
                choice.setValue(question.initial());
                values.put(
                        question.name(), () -> choice.getValue() == null ? "" : choice.getValue());
                yield choice;
            }
            case TEXT -> {
                var area = new TextArea(question.initial());
                area.setPrefRowCount(4);
                values.put(question.name(), area::getText);
                yield area;
            }
            case PASSWORD -> {
                var secret = new PasswordField();
                values.put(question.name(), secret::getText);
                yield secret;
            }
            case STRING, OTHER -> {
                var text = new TextField(question.initial());
                values.put(question.name(), text::getText);
                yield text;
            }
        };
    }

    /// What stands in the fields now, by the questions' names.
    public Map<String, String> values() {
        var all = new LinkedHashMap<String, String>();
        values.forEach((name, value) -> all.put(name, value.get()));
        return all;
    }
}
