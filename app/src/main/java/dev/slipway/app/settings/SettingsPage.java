package dev.slipway.app.settings;

import dev.slipway.app.AppContext;
import dev.slipway.app.fx.EndsRow;
import dev.slipway.app.shell.Look;
import dev.slipway.app.shell.Page;
import dev.slipway.app.text.Texts;
import dev.slipway.app.theme.StatusLabel;
import dev.slipway.app.theme.ThemeChoice;
import dev.slipway.app.theme.Tone;
import dev.slipway.core.settings.Doctor.Diagnosis;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Future;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// All that can be chosen, searched by word, taken elsewhere and back; where the data is, and
/// whether everything needed is there.
final class SettingsPage implements Page {
    private final AppContext context;
    private final VBox checks = new VBox(6);
    private final Label nothing = new Label();
    private final RetentionSettings retention;
    private final StoreSettings store;
    private final ScrollPane view;
    private @Nullable Future<?> examining;

    SettingsPage(AppContext context, Look look) {
        this.context = context;
        nothing.setText(context.text("settings.nothing"));
        nothing.setId("settings-nothing");
        nothing.getStyleClass().add("muted");
        var title = new Label(context.text("settings.title"));
        title.getStyleClass().add("heading");
        retention = new RetentionSettings(context);
        store = new StoreSettings(context);
        var cards =
                List.of(
                        card("settings.theme", themes(look)),
                        card("settings.language", languages(look)),
                        card("settings.own", new OwnSettings(context)),
                        card("tray.settings", new TraySettings(context)),
                        card("settings.retention", retention),
                        card("settings.store", store),
                        card("settings.update.title", new UpdateSettings(context)),
                        card("settings.data", data()),
                        card("settings.doctor", doctor()));
        var body = new VBox(title, tools(look, cards), nothing);
        body.getChildren().addAll(cards);
        body.setId("settings-page");
        body.getStyleClass().add("page-body");
        view = new ScrollPane(body);
        view.setFitToWidth(true);
        view.getStyleClass().add("edge-to-edge");
        examine();
    }

    private Node tools(Look look, List<Node> cards) {
        var search = new TextField();
        search.setId("settings-search");
        search.setPromptText(context.text("settings.search"));
        search.setAccessibleText(context.text("settings.search"));
        search.setPrefColumnCount(24);
        search.textProperty()
                .subscribe(text -> {
                    boolean any = SettingsSearch.show(cards, text);
                    nothing.setVisible(!any);
                    nothing.setManaged(!any);
                });
        var transfer = new SettingsTransfer(context, look, () -> search.getScene().getWindow());
        return new EndsRow(search, transfer);
    }

    private Node card(String key, Node content) {
        var heading = new Label(context.text(key));
        heading.getStyleClass().add("strong");
        var card = new VBox(10, heading, content);
        card.getStyleClass().addAll("card", "settings-card");
        return card;
    }

    private Node themes(Look look) {
        var row = new HBox(16);
        var group = new ToggleGroup();
        for (var choice : ThemeChoice.values()) {
            var name = choice.name().toLowerCase(Locale.ROOT);
            var button = new RadioButton(context.text("shell.theme." + name));
            button.setId("settings-theme-" + name);
            button.setToggleGroup(group);
            button.setSelected(look.theme() == choice);
            button.setOnAction(e -> look.theme(choice));
            row.getChildren().add(button);
        }
        return row;
    }

    private Node languages(Look look) {
        var row = new HBox(16);
        var group = new ToggleGroup();
        for (var locale : Texts.LANGUAGES) {
            var button = new RadioButton(locale.getDisplayName(locale));
            button.setId("settings-language-" + locale.toLanguageTag());
            button.setToggleGroup(group);
            button.setSelected(context.texts().locale().equals(locale));
            button.setOnAction(e -> look.language(locale.toLanguageTag()));
            row.getChildren().add(button);
        }
        return row;
    }

    private Node data() {
        var folder = new Label(context.core().home().folder().toString());
        folder.getStyleClass().add("mono");
        folder.setId("settings-home");
        return folder;
    }

    private Node doctor() {
        checks.setId("settings-checks");
        var again = new Button(context.text("settings.doctor.again"));
        again.setId("settings-examine");
        again.setOnAction(e -> examine());
        return new VBox(10, checks, again);
    }

    private void examine() {
        if (examining != null) {
            examining.cancel(true);
        }
        checks.getChildren().setAll(new Label(context.text("settings.doctor.looking")));
        examining =
                context.background()
                        .load(
                                () -> context.core().doctor().examine(),
                                this::show,
                                problem -> context.notices().tell(problem));
    }

    private void show(List<Diagnosis> diagnoses) {
        checks.getChildren().setAll(diagnoses.stream().map(SettingsPage::line).toList());
    }

    private static Node line(Diagnosis diagnosis) {
        var state = new StatusLabel();
        state.show(diagnosis.isOk() ? Tone.SUCCESS : Tone.FAILURE, diagnosis.name());
        state.setMinWidth(150);
        var words = new VBox(2, wrapped(diagnosis.summary()));
        if (!diagnosis.isOk()) {
            words.getChildren().add(wrapped(diagnosis.fix()));
        }
        HBox.setHgrow(words, javafx.scene.layout.Priority.ALWAYS);
        var line = new HBox(12, state, words);
        line.setAlignment(Pos.TOP_LEFT);
        return line;
    }

    private static Label wrapped(String text) {
        var label = new Label(text);
        label.setWrapText(true);
        return label;
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public List<Crumb> crumbs() {
        return List.of(new Crumb(context.text("settings.title"), SettingsSection.HOME));
    }

    @Override
    public void close() {
        retention.close();
        store.close();
        if (examining != null) {
            examining.cancel(true);
        }
    }
}
