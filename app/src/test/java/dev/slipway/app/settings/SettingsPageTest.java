package dev.slipway.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.Eventually;
import dev.slipway.app.MadeHome;
import dev.slipway.app.Window;
import dev.slipway.app.shell.Look;
import dev.slipway.app.theme.ThemeChoice;
import dev.slipway.core.pipeline.Archive;
import dev.slipway.core.settings.Retention;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// What a person chooses on the settings page, and finds again.
@ExtendWith(ApplicationExtension.class)
class SettingsPageTest {
    @SuppressWarnings("NullAway.Init")
    private Window window;

    @SuppressWarnings("NullAway.Init")
    private Path home;

    @Start
    void open(Stage stage) throws IOException {
        home = Files.createTempDirectory("settings");
        try (var made = new MadeHome(home)) {
            made.project("shop", "https://git.example.org/shop.git");
        }
        window = Window.open(home, stage);
    }

    @BeforeEach
    void go() {
        window.go("slipway://settings");
        window.see(Node.class, "settings-page");
    }

    @AfterEach
    void close() {
        window.close();
    }

    private Archive archive() {
        return window.core().pipelines().archive();
    }

    private void fill(String id, String text) {
        var field = window.see(TextField.class, id);
        Window.onFx(() -> {
            field.setText(text);
            return true;
        });
    }

    private void press(String id) {
        var button = window.see(Button.class, id);
        Window.onFx(() -> {
            button.fire();
            return true;
        });
    }

    @Test
    void aWordFindsItsSettingsAndHidesTheOthers(FxRobot robot) {
        robot.clickOn(window.see(TextField.class, "settings-search")).write("BUCKET");
        Eventually.is(() -> window.isGone("settings-theme-dark") ? true : null);
        window.see(TextField.class, "store-bucket");

        fill("settings-search", "no such thing");
        window.see(Label.class, "settings-nothing");
        fill("settings-search", "");
        window.see(Node.class, "settings-theme-dark");
    }

    @Test
    void whichRunsAreKeptIsChosenForOneProjectAndTakenBack() {
        var project = window.see(ComboBox.class, "retention-project");
        Eventually.is(() -> Window.onFx(() -> project.getItems().size() == 2 ? true : null));
        Window.onFx(() -> {
            project.getSelectionModel().select(1);
            return true;
        });
        fill("retention-runs", "20");
        fill("retention-artifactDays", "30");
        press("retention-save");
        Eventually.is(() ->
                archive().rules().equals(Map.of("shop", new Retention(20, 0, 0, 30)))
                        ? true
                        : null);

        press("retention-clear");
        Eventually.is(() -> archive().rules().isEmpty() ? true : null);
    }

    @Test
    void aStoreIsAskedBeforeItIsSaidToAnswerAndTurnedOff() throws IOException {
        var folder = Files.createDirectory(home.resolve("store")).toUri().toString();
        fill("store-endpoint", folder.replace("file:/", "file:///").replace("////", "///"));
        press("store-save");
        var state = window.see(Label.class, "store-state");
        Eventually.is(() -> Window.onFx(() -> state.getText().contains("0 runs") ? true : null));
        assertThat(archive().place()).isPresent();

        press("store-off");
        Eventually.is(() -> archive().place().isEmpty() ? true : null);

        fill("store-endpoint", "ftp://nowhere");
        press("store-save");
        Eventually.is(() ->
                window.nodes().stream().anyMatch(n -> n.getStyleClass().contains("trouble"))
                        ? true
                        : null);
        assertThat(archive().place()).isEmpty();
    }

    @Test
    void settingsGoToAnotherMachineAndAreSeenAtOnce() throws IOException {
        var context = window.desktop().context();
        Look look = window.desktop();
        var file = home.resolve("exported.json");
        Window.onFx(() -> {
            context.preferences().editor("code -g {file}:{line}");
            new SettingsTransfer(context, look, () -> window.scene().getWindow()).export(file);
            return true;
        });
        Eventually.is(() -> Files.exists(file) && Files.size(file) > 0 ? true : null);
        assertThat(Files.readString(file)).contains("code -g").doesNotContain("bounds");

        Files.writeString(file, "{\"theme\":\"DARK\",\"language\":\"zh-CN\",\"zoom\":100}");
        Window.onFx(() -> {
            new SettingsTransfer(context, look, () -> window.scene().getWindow()).imported(file);
            return true;
        });
        Eventually.is(() ->
                Window.onFx(() -> window.desktop().theme() == ThemeChoice.DARK ? true : null));
        Eventually.is(
                () -> window.see(Label.class, "page-title").getText().equals("设置") ? true : null);

        Files.writeString(file, "not json");
        Window.onFx(() -> {
            new SettingsTransfer(window.desktop().context(), look, () -> window.scene().getWindow())
                    .imported(file);
            return true;
        });
        Eventually.is(() ->
                window.nodes().stream().anyMatch(n -> n.getStyleClass().contains("trouble"))
                        ? true
                        : null);
    }
}
