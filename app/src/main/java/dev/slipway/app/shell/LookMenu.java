package dev.slipway.app.shell;

import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import dev.slipway.app.AppContext;
import dev.slipway.app.text.Texts;
import dev.slipway.app.theme.Icons;
import dev.slipway.app.theme.ThemeChoice;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;

/// Theme and language, two clicks away from everywhere.
final class LookMenu extends MenuButton {

    LookMenu(AppContext context, Actions actions, Look look) {
        setId("look-menu");
        setGraphic(Icons.of("fth-sun"));
        getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Tweaks.NO_ARROW);
        setAccessibleText(context.text("shell.look"));
        setTooltip(new Tooltip(context.text("shell.look")));
        var themes = new ToggleGroup();
        for (var choice : ThemeChoice.values()) {
            var name = choice.name().toLowerCase(Locale.ROOT);
            var item = new RadioMenuItem(context.text("shell.theme." + name));
            item.setId("theme-" + name);
            item.setToggleGroup(themes);
            item.setSelected(look.theme() == choice);
            item.setOnAction(e -> look.theme(choice));
            getItems().add(item);
        }
        getItems().add(new SeparatorMenuItem());
        var languages = new ToggleGroup();
        for (var locale : Texts.LANGUAGES) {
            var item = new RadioMenuItem(locale.getDisplayName(locale));
            item.setId("language-" + locale.toLanguageTag());
            item.setToggleGroup(languages);
            item.setSelected(context.texts().locale().equals(locale));
            item.setOnAction(e -> look.language(locale.toLanguageTag()));
            getItems().add(item);
        }
        getItems().add(new SeparatorMenuItem());
        for (var id : List.of("zoomIn", "zoomOut", "zoomNormal")) {
            var action = actions.of(id);
            var item = new MenuItem(actions.words(action), Icons.of(action.icon()));
            item.setId(id);
            item.setAccelerator(action.keys().getFirst());
            item.setOnAction(e -> action.act().run());
            getItems().add(item);
        }
    }
}
