package dev.slipway.app.run;

import atlantafx.base.theme.Styles;
import dev.slipway.app.AppContext;
import dev.slipway.app.theme.Icons;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/// A small button that copies an identity which is too long to be read.
public final class Copies {
    private Copies() {}

    public static Button button(AppContext context, String text) {
        var button = new Button("", Icons.of("fth-copy"));
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
        button.setAccessibleText(context.text("common.copy"));
        button.setTooltip(new Tooltip(context.text("common.copy")));
        button.setOnAction(e -> {
            var content = new ClipboardContent();
            content.putString(text);
            Clipboard.getSystemClipboard().setContent(content);
            context.notices().tell(context.text("common.copied"));
        });
        return button;
    }
}
