package dev.slipway.app.fx;

import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;

/// Texts that may be longer than their place: shortened with an ellipsis, whole in a tool tip. What
/// is not made here is never shortened; a test walks the pages for that.
public final class Elided {
    public static final String STYLE = "elided";

    private Elided() {}

    public static Label label(String text) {
        return mark(new Label(text));
    }

    /// Makes a label, link or button one that may be shortened; its tool tip follows its text.
    public static <L extends Labeled> L mark(L label) {
        label.setMinWidth(0);
        label.getStyleClass().add(STYLE);
        label.addEventFilter(MouseEvent.MOUSE_ENTERED, e -> tip(label));
        return label;
    }

    /// Made when it is first pointed at: a table has hundreds of such texts, and few are ever read
    /// whole.
    private static void tip(Labeled label) {
        if (label.getTooltip() == null) {
            var tip = new Tooltip();
            tip.textProperty().bind(label.textProperty());
            tip.setWrapText(true);
            tip.setMaxWidth(640);
            label.setTooltip(tip);
        }
    }
}
