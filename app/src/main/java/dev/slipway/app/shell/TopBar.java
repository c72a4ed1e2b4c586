package dev.slipway.app.shell;

import atlantafx.base.theme.Styles;
import dev.slipway.app.AppContext;
import dev.slipway.app.theme.Icons;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// Back, forward, the way to the page, and the look.
final class TopBar extends HBox {
    private static final double WORDS_FROM = 720;
    private final AppContext context;
    private final HBox way = new HBox();

    TopBar(AppContext context, Actions actions, Look look) {
        this.context = context;
        getStyleClass().add("top-bar");
        setAlignment(Pos.CENTER_LEFT);
        way.setAlignment(Pos.CENTER_LEFT);
        way.getStyleClass().add("crumbs");
        way.setMinWidth(80);
        var gap = new Region();
        setHgrow(gap, Priority.ALWAYS);
        getChildren()
                .addAll(
                        back(),
                        forward(),
                        way,
                        gap,
                        search(actions),
                        copyAddress(actions),
                        new LookMenu(context, actions, look));
    }

    private Button back() {
        var button = icon("nav-back", "fth-chevron-left", "shell.back");
        button.disableProperty().bind(context.navigator().canGoBack().not());
        button.setOnAction(e -> context.navigator().back());
        return button;
    }

    private Button forward() {
        var button = icon("nav-forward", "fth-chevron-right", "shell.forward");
        button.disableProperty().bind(context.navigator().canGoForward().not());
        button.setOnAction(e -> context.navigator().forward());
        return button;
    }

    private Button search(Actions actions) {
        var action = actions.of("search");
        var keys = new Label(action.shownKeys());
        keys.getStyleClass().addAll("chip", "mono");
        keys.setMinWidth(USE_PREF_SIZE);
        var words = new Label(actions.words(action), Icons.of(action.icon()));
        words.setMinWidth(0);
        var content = new HBox(10, words, keys);
        content.setAlignment(Pos.CENTER_LEFT);
        var button = new Button("", content);
        button.setId("open-search");
        button.getStyleClass().add("search-button");
        button.setAccessibleText(actions.words(action));
        button.setMinWidth(USE_PREF_SIZE);
        button.setTooltip(new Tooltip(actions.words(action) + "  " + action.shownKeys()));
        button.setOnAction(e -> action.act().run());
        widthProperty()
                .subscribe(width -> {
                    boolean wide = width.doubleValue() > WORDS_FROM;
                    words.setContentDisplay(
                            wide ? ContentDisplay.LEFT : ContentDisplay.GRAPHIC_ONLY);
                    keys.setManaged(wide);
                    keys.setVisible(wide);
                });
        return button;
    }

    private Button copyAddress(Actions actions) {
        var button = icon("copy-address", "fth-link", "shell.copyAddress");
        button.setOnAction(e -> actions.of("copyAddress").act().run());
        return button;
    }

    private Button icon(String id, String icon, String words) {
        var button = new Button("", Icons.of(icon));
        button.setId(id);
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        button.setAccessibleText(context.text(words));
        button.setTooltip(new Tooltip(context.text(words)));
        return button;
    }

    void show(List<Page.Crumb> crumbs) {
        way.getChildren().clear();
        for (int i = 0; i < crumbs.size(); i++) {
            var crumb = crumbs.get(i);
            if (i > 0) {
                var divider = new Label("/");
                divider.getStyleClass().add("divider");
                way.getChildren().add(divider);
            }
            if (i < crumbs.size() - 1) {
                var link = new Hyperlink(crumb.text());
                link.setOnAction(e -> context.navigator().go(crumb.address()));
                way.getChildren().add(link);
            } else {
                var here = new Label(crumb.text());
                here.setId("page-title");
                here.getStyleClass().add("here");
                way.getChildren().add(here);
            }
        }
    }
}
