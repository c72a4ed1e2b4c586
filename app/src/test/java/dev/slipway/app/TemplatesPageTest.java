package dev.slipway.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.source.ProjectName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// An application from a template, and a template of one's own.
@ExtendWith(ApplicationExtension.class)
class TemplatesPageTest {
    @SuppressWarnings("NullAway.Init")
    private Window window;

    @SuppressWarnings("NullAway.Init")
    private Path home;

    @Start
    void open(Stage stage) throws IOException {
        home = Files.createTempDirectory("templates");
        PictureHome.fill(home);
        window = Window.open(home, stage);
    }

    @AfterEach
    void close() {
        window.close();
    }

    private void type(String id, String text) {
        var field = window.see(TextField.class, id);
        Window.onFx(() -> {
            field.setText(text);
            return true;
        });
    }

    private void press(String id) {
        var button = window.see(ButtonBase.class, id);
        Window.onFx(() -> {
            button.fire();
            return true;
        });
    }

    private void previewed(String words) {
        var preview = window.see(TextArea.class, "template-preview");
        Eventually.is(() -> Window.onFx(preview::getText).contains(words) ? true : null);
    }

    @Test
    void whatIsFilledInIsSeenAtOnceAndBecomesANewApplication() {
        window.go("slipway://templates?name=static-site");
        type("template-publish", "80a");
        assertThat(Window.onFx(window.see(Button.class, "template-make")::isDisabled)).isTrue();
        type("template-publish", "8123");
        previewed("publish: 8123");

        var folder = home.resolve("made/site");
        type("template-folder", folder.toString());
        press("template-make");
        Eventually.is(
                () -> window.here().toString().equals("slipway://project/site") ? true : null);
        assertThat(folder.resolve("compose.yaml")).content().contains("publish: 8123");
        assertThat(window.core().projects().find(new ProjectName("site"))).isPresent();
    }

    @Test
    void theFileIsWrittenIntoAProjectThatHasNone() throws IOException {
        window.go("slipway://templates?name=worker");
        type("template-replicas", "3");
        previewed("replicas: 3");
        var target = window.see(ChoiceBox.class, "template-target");
        var docs = window.core().projects().require("docs");
        Files.deleteIfExists(Path.of(docs.location()).resolve("compose.yaml"));
        Eventually.is(() -> Window.onFx(() -> target.getItems().size()) == 4 ? true : null);
        Window.onFx(() -> {
            for (int i = 0; i < target.getItems().size(); i++) {
                if (target.getItems().get(i).toString().contains("name=docs")) {
                    target.getSelectionModel().select(i);
                }
            }
            return true;
        });
        press("template-make");
        Eventually.is(
                () -> window.here().toString().startsWith("slipway://project/") ? true : null);
        assertThat(Path.of(docs.location()).resolve("compose.yaml"))
                .content()
                .contains("replicas: 3");
    }

    @Test
    void aTemplateOfOnesOwnHasVersions() {
        window.go("slipway://templates?name=web");
        var tabs = window.see(javafx.scene.control.TabPane.class, "template-tabs");
        Window.onFx(() -> {
            tabs.getSelectionModel().select(1);
            return true;
        });
        type("template-name", "our-web");
        press("template-save");
        Eventually.is(
                () -> window.core().templates().versions("our-web").size() == 1 ? true : null);
        Eventually.is(() -> window.here().query("name").orElse("").equals("our-web") ? true : null);
        var text = window.see(TextArea.class, "template-text");
        Window.onFx(() -> {
            text.setText(text.getText().replace("8080", "9090"));
            return true;
        });
        press("template-save");
        Eventually.is(
                () -> window.core().templates().versions("our-web").size() == 2 ? true : null);
        press("template-remove");
        Eventually.is(() -> window.core().templates().versions("our-web").isEmpty() ? true : null);
    }
}
