package dev.slipway.app.shell;

import dev.slipway.app.AppContext;
import dev.slipway.app.theme.Icons;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The sections down the left side; icons alone where the window is narrow.
final class Rail extends VBox {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
    private static final double WIDE_FROM = 1120;
    private static final double WIDE = 184;
    private static final double NARROW = 56;

    Rail(AppContext context, List<Section> sections) {
        getStyleClass().add("rail");
        var gap = new Region();
        setVgrow(gap, Priority.ALWAYS);
        sections.stream()
                .filter(s -> !s.atEnd())
                .forEach(s -> getChildren().add(entry(context, s)));
        getChildren().add(gap);
        sections.stream().filter(Section::atEnd).forEach(s -> getChildren().add(entry(context, s)));
    }

    private static Button entry(AppContext context, Section section) {
        var words = context.text("shell.rail." + section.id());
        var button = new Button(words, Icons.of(section.icon()));
        button.setId("rail-" + section.id());
        button.getStyleClass().setAll("rail-entry");
        button.setAlignment(Pos.CENTER_LEFT);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setAccessibleText(words);
        button.setTooltip(new Tooltip(words));
        button.setOnAction(e -> context.navigator().go(section.home()));
        context.navigator()
                .current()
                .subscribe(at -> button.pseudoClassStateChanged(CURRENT, section.owns(at)));
        return button;
    }

    /// Fits itself to a window of that width.
    void fit(double windowWidth) {
        boolean wide = windowWidth >= WIDE_FROM;
        setPrefWidth(wide ? USE_COMPUTED_SIZE : NARROW);
        setMinWidth(wide ? WIDE : NARROW);
        for (var child : getChildren()) {
            if (child instanceof Button button) {
                button.setContentDisplay(wide ? ContentDisplay.LEFT : ContentDisplay.GRAPHIC_ONLY);
                button.setAlignment(wide ? Pos.CENTER_LEFT : Pos.CENTER);
            }
        }
    }
}
