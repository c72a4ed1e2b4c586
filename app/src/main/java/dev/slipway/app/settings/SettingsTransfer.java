package dev.slipway.app.settings;

import dev.slipway.app.AppContext;
import dev.slipway.app.fx.RowFlow;
import dev.slipway.app.problem.Problem;
import dev.slipway.app.shell.Look;
import dev.slipway.core.problem.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/// Takes the window's settings to another machine and back, without secrets.
final class SettingsTransfer extends RowFlow {
    private final AppContext context;
    private final Look look;
    private final Supplier<Window> window;

    SettingsTransfer(AppContext context, Look look, Supplier<Window> window) {
        super(8);
        this.context = context;
        this.look = look;
        this.window = window;
        getChildren().addAll(button("export", this::choose), button("import", this::open));
    }

    private Button button(String name, Runnable act) {
        var button = new Button(context.text("settings." + name));
        button.setId("settings-" + name);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(e -> act.run());
        return button;
    }

    private void choose() {
        var chooser = new FileChooser();
        chooser.setInitialFileName("slipway-settings.json");
        var file = chooser.showSaveDialog(window.get());
        if (file != null) {
            export(file.toPath());
        }
    }

    private void open() {
        var chooser = new FileChooser();
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("JSON", "*.json"));
        var file = chooser.showOpenDialog(window.get());
        if (file != null) {
            imported(file.toPath());
        }
    }

    void export(Path file) {
        var text = context.preferences().exported() + "\n";
        context.background()
                .load(
                        () -> Files.writeString(file, text),
                        written ->
                                context.notices().tell(context.text("settings.exported", written)),
                        context.notices()::tell);
    }

    /// They count at once: theme and language change before one's eyes.
    void imported(Path file) {
        context.background()
                .load(() -> Files.readString(file), this::take, context.notices()::tell);
    }

    private void take(String text) {
        var preferences = context.preferences();
        try {
            preferences.imported(text);
        } catch (ProblemException unreadable) {
            context.notices().tell(Problem.of(unreadable));
            return;
        }
        context.notices().tell(context.text("settings.imported"));
        look.theme(preferences.theme());
        look.language(preferences.locale().toLanguageTag());
    }
}
