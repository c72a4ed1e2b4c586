package dev.slipway.app.settings;

import dev.slipway.app.AppContext;
import dev.slipway.app.fx.Refresh;
import dev.slipway.core.secret.Secret;
import dev.slipway.core.secret.SecretId;
import dev.slipway.core.secret.SecretScope;
import dev.slipway.core.settings.ObjectPlace;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Where artifacts are copied to besides the data folder: a bucket or a folder. Its keys go to the
/// secrets and are never shown again; the store is asked before the choice counts as good.
final class StoreSettings extends VBox implements AutoCloseable {
    private static final String SECRET = "s3";
    private static final String REGION = "us-east-1";
    private static final String EXAMPLE = "https://host";

    private final AppContext context;
    private final GridPane grid = new GridPane(10, 6);
    private final TextField endpoint = field("endpoint", new TextField());
    private final TextField bucket = field("bucket", new TextField());
    private final TextField region = field("region", new TextField());
    private final TextField prefix = field("prefix", new TextField());
    private final TextField access = field("access", new TextField());
    private final PasswordField secret = field("secret", new PasswordField());
    private final CheckBox hostStyle;
    private final Label state = new Label();
    private final Refresh<Optional<ObjectPlace>> refresh;

    StoreSettings(AppContext context) {
        super(10);
        this.context = context;
        refresh =
                new Refresh<>(
                        context.background(),
                        () -> context.core().pipelines().archive().place(),
                        this::show,
                        context.notices()::tell);
        hostStyle = new CheckBox(context.text("settings.store.hostStyle"));
        hostStyle.setId("store-host-style");
        hostStyle.setWrapText(true);
        region.setText(REGION);
        endpoint.setPromptText(EXAMPLE);
        row("endpoint", endpoint);
        row("bucket", bucket);
        row("region", region);
        row("prefix", prefix);
        row("access", access);
        row("secret", secret);
        var stretch = new ColumnConstraints();
        stretch.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().addAll(new ColumnConstraints(), stretch);
        state.setId("store-state");
        state.getStyleClass().add("muted");
        state.setWrapText(true);
        getChildren().addAll(grid, hostStyle, buttons(), state);
        refresh.ask();
    }

    private static <F extends TextField> F field(String name, F field) {
        field.setId("store-" + name);
        return field;
    }

    private void row(String name, TextField field) {
        var words = new Label(context.text("settings.store." + name));
        words.setWrapText(true);
        words.setLabelFor(field);
        field.setAccessibleText(words.getText());
        grid.addRow(grid.getRowCount(), words, field);
    }

    private FlowPane buttons() {
        var save = new Button(context.text("settings.store.save"));
        save.setId("store-save");
        save.setOnAction(e -> save());
        var off = new Button(context.text("settings.store.off"));
        off.setId("store-off");
        off.setOnAction(e -> off());
        return new FlowPane(8, 4, save, off);
    }

    private void show(Optional<ObjectPlace> place) {
        place.ifPresent(found -> {
            endpoint.setText(found.endpoint());
            bucket.setText(found.bucket());
            region.setText(found.region());
            prefix.setText(found.prefix());
            hostStyle.setSelected(!found.isPathStyle());
        });
        state.setText(
                place.map(p -> context.text("settings.store.on", p.endpoint()))
                        .orElse(context.text("settings.store.none")));
    }

    private void save() {
        var user = System.getProperty("user.name", "");
        var address = endpoint.getText();
        var named = bucket.getText();
        var where = region.getText();
        var under = prefix.getText();
        var isPathStyle = !hostStyle.isSelected();
        var key = access.getText().strip();
        var value = secret.getText();
        state.setText(context.text("settings.store.asking"));
        context.background()
                .start(
                        context.text("settings.store.asking"),
                        () -> {
                            var place =
                                    ObjectPlace.of(
                                            address, named, where, under, SECRET, isPathStyle);
                            if (!key.isEmpty() && !value.isEmpty()) {
                                context.core()
                                        .secrets()
                                        .put(
                                                new SecretId(SecretScope.HOME, SECRET),
                                                new Secret.UsernamePassword(key, value),
                                                "");
                            }
                            var archive = context.core().pipelines().archive();
                            archive.place(Optional.of(place), user);
                            return archive.remote().orElseThrow().list("").size();
                        },
                        runs -> {
                            secret.clear();
                            state.setText(context.text("settings.store.answers", runs));
                        },
                        why -> {
                            refresh.ask();
                            context.notices().tell(why);
                        });
    }

    @Override
    public void close() {
        refresh.close();
    }

    private void off() {
        context.background()
                .load(
                        () -> {
                            context.core()
                                    .pipelines()
                                    .archive()
                                    .place(Optional.empty(), System.getProperty("user.name", ""));
                            return true;
                        },
                        done -> refresh.ask(),
                        context.notices()::tell);
    }
}
