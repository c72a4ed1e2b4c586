package dev.slipway.app.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.css.PseudoClass;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/// Puts Primer light or dark under all windows and our own sheet over them, and changes live with
/// the choice and with the system. FX thread only.
public final class ThemeSwitch {
    private static final String OWN =
            Objects.requireNonNull(ThemeSwitch.class.getResource("slipway.css"), "slipway.css")
                    .toExternalForm();

    private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");
    private static final List<String> FONTS =
            List.of(
                    "Inter-Regular.otf",
                    "Inter-SemiBold.otf",
                    "JetBrainsMono-Regular.ttf",
                    "JetBrainsMono-Bold.ttf");

    private final ReadOnlyBooleanWrapper dark = new ReadOnlyBooleanWrapper();
    private ThemeChoice choice;

    public ThemeSwitch(ThemeChoice choice) {
        this.choice = choice;
        FONTS.forEach(
                font -> Font.loadFont(ThemeSwitch.class.getResourceAsStream("fonts/" + font), 13));
        Platform.getPreferences().colorSchemeProperty().subscribe(this::apply);
        apply();
    }

    /// True while the look is dark.
    public ReadOnlyBooleanProperty dark() {
        return dark.getReadOnlyProperty();
    }

    public ThemeChoice choice() {
        return choice;
    }

    public void choose(ThemeChoice wanted) {
        choice = wanted;
        apply();
    }

    /// Gives a scene, whatever its root, our own sheet; once per scene.
    public void dress(Scene scene) {
        scene.getStylesheets().add(OWN);
        scene.rootProperty().subscribe(this::dress);
        dark.subscribe(() -> dress(scene.getRoot()));
    }

    private void dress(Parent root) {
        if (!root.getStyleClass().contains("slipway")) {
            root.getStyleClass().add("slipway");
        }
        root.pseudoClassStateChanged(DARK, dark.get());
    }

    private void apply() {
        boolean wanted =
                switch (choice) {
                    case LIGHT -> false;
                    case DARK -> true;
                    case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
                };
        var theme = wanted ? new PrimerDark() : new PrimerLight();
        Application.setUserAgentStylesheet(theme.getUserAgentStylesheet());
        dark.set(wanted);
    }
}
