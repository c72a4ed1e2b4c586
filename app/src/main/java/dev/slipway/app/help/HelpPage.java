package dev.slipway.app.help;

import dev.slipway.app.AppContext;
import dev.slipway.app.problem.Diagnostics;
import dev.slipway.app.release.VariantBar;
import dev.slipway.app.release.WeightSlider;
import dev.slipway.app.run.Copies;
import dev.slipway.app.run.log.LogKeys;
import dev.slipway.app.shell.Actions;
import dev.slipway.app.shell.Address;
import dev.slipway.app.shell.Page;
import dev.slipway.app.shell.Shortcut;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The cheat sheet, made from the registry of actions and the keys that pages tell; version and
/// folders below.
final class HelpPage implements Page {
    private static final double COLUMN = 340;
    private final AppContext context;
    private final ScrollPane view;

    HelpPage(AppContext context, Actions actions) {
        this.context = context;
        var title = new Label(context.text("help.title"));
        title.getStyleClass().add("heading");
        var sheet =
                new FlowPane(
                        12,
                        12,
                        everywhere(actions),
                        card("help.log", LogKeys.SHORTCUTS),
                        card("help.slider", WeightSlider.SHORTCUTS),
                        card("help.variants", VariantBar.SHORTCUTS),
                        about());
        var body = new VBox(title, sheet);
        body.setId("help-page");
        body.getStyleClass().add("page-body");
        view = new ScrollPane(body);
        view.setFitToWidth(true);
        view.getStyleClass().add("edge-to-edge");
    }

    private Node everywhere(Actions actions) {
        var lines = new VBox(4, heading("help.everywhere"));
        for (var action : actions.all()) {
            if (!action.keys().isEmpty()) {
                lines.getChildren().add(line(actions.words(action), action.shownKeys()));
            }
        }
        return card(lines);
    }

    private Node card(String title, List<Shortcut> shortcuts) {
        var lines = new VBox(4, heading(title));
        shortcuts.forEach(s -> lines.getChildren().add(line(context.text(s.text()), s.keys())));
        return card(lines);
    }

    private Node about() {
        var facts = Diagnostics.facts(context.core());
        var lines = new VBox(4, heading("help.about"));
        facts.forEach((name, value) -> lines.getChildren().add(fact(name, value)));
        var access = new Label(context.text("help.access"));
        access.getStyleClass().add("muted");
        access.setWrapText(true);
        lines.getChildren().addAll(copyAll(), access);
        return card(lines);
    }

    private Node copyAll() {
        var words = new Label(context.text("help.copyFacts"));
        var row =
                new HBox(
                        4,
                        words,
                        Copies.button(
                                context, Diagnostics.words(Diagnostics.facts(context.core()))));
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private Node fact(String name, String value) {
        var what = new Label(context.text("help.fact." + name));
        what.getStyleClass().addAll("muted", "small");
        var words = new Label(value);
        words.getStyleClass().add("mono");
        words.setWrapText(true);
        return new VBox(0, what, words);
    }

    private Label heading(String key) {
        var heading = new Label(context.text(key));
        heading.getStyleClass().add("strong");
        return heading;
    }

    private static Node line(String words, String keys) {
        var what = new Label(words);
        what.setWrapText(true);
        what.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(what, Priority.ALWAYS);
        var how = new Label(keys);
        how.getStyleClass().addAll("chip", "mono");
        how.setMinWidth(Region.USE_PREF_SIZE);
        var line = new HBox(12, what, how);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private static Node card(VBox lines) {
        lines.getStyleClass().addAll("card", "settings-card");
        lines.setPrefWidth(COLUMN);
        return lines;
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public List<Crumb> crumbs() {
        return List.of(new Crumb(context.text("help.title"), Address.of("help")));
    }
}
