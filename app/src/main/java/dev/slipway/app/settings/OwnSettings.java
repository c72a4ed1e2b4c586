package dev.slipway.app.settings;

import dev.slipway.app.AppContext;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// The command that opens a file at a line, and drawing without the graphics card.
final class OwnSettings extends VBox {
    private static final String EXAMPLE = "code -g {file}:{line}";

    OwnSettings(AppContext context) {
        super(8);
        var preferences = context.preferences();
        var words = new Label(context.text("settings.editor.command"));
        var editor = new TextField(preferences.editor());
        editor.setId("settings-editor");
        editor.setPromptText(EXAMPLE);
        words.setLabelFor(editor);
        words.setWrapText(true);
        editor.setAccessibleText(words.getText());
        editor.textProperty().subscribe(text -> keep(context, text));
        var low = new CheckBox(context.text("settings.lowPower"));
        low.setId("settings-low-power");
        low.setWrapText(true);
        low.setSelected(preferences.lowPower());
        low.setOnAction(e -> preferences.lowPower(low.isSelected()));
        getChildren().addAll(words, editor, low);
    }

    private static void keep(AppContext context, String command) {
        if (!command.strip().equals(context.preferences().editor())) {
            context.preferences().editor(command.strip());
        }
    }
}
