package dev.slipway.app.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.Eventually;
import dev.slipway.app.PictureHome;
import dev.slipway.app.Window;
import dev.slipway.core.release.ReleaseId;
import dev.slipway.core.settings.FileLocks;
import dev.slipway.core.traffic.Weight;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// What a person does with an A/B test of three on its page.
@ExtendWith(ApplicationExtension.class)
class VariantsPageTest {
    private static final ReleaseId TEST = new ReleaseId(7);

    @SuppressWarnings("NullAway.Init")
    private Window window;

    @SuppressWarnings("NullAway.Init")
    private FileLocks.Held driver;

    @Start
    void open(Stage stage) throws IOException {
        var home = Files.createTempDirectory("variants");
        PictureHome.fill(home);
        driver = FileLocks.tryTake(home.resolve("driver.lock")).orElseThrow();
        window = Window.open(home, stage);
        window.go("slipway://release/r7");
    }

    @AfterEach
    void close() {
        window.close();
        driver.close();
    }

    private Map<String, Double> asked() {
        return window.core().releases().status(TEST).variants().stream()
                .collect(Collectors.toMap(v -> v.name(), v -> v.desiredWeight().percent()));
    }

    @Test
    void aThumbDraftsByKeyboardAndNothingMovesBeforeItIsReleased(FxRobot robot) {
        var thumb = window.see(Node.class, "variant-thumb-0");
        Window.onFx(() -> {
            thumb.requestFocus();
            return true;
        });

        robot.push(KeyCode.RIGHT);
        robot.push(KeyCode.SHIFT, KeyCode.RIGHT);
        window.see(Button.class, "release-draft");
        assertThat(asked()).isEqualTo(Map.of("control", 50.0, "blue", 30.0, "green", 20.0));
        robot.push(KeyCode.ESCAPE);
        Eventually.is(() -> window.isGone("release-draft") ? true : null);

        robot.push(KeyCode.LEFT);
        robot.push(KeyCode.CONTROL, KeyCode.ENTER);
        Eventually.is(() ->
                asked().equals(Map.of("control", 49.0, "blue", 31.0, "green", 20.0)) ? true : null);
    }

    @Test
    void anExactWeightIsTypedAndTheRestGoesToTheControl(FxRobot robot) {
        var field = window.see(TextField.class, "weight-green");
        robot.doubleClickOn(field).push(KeyCode.CONTROL, KeyCode.A).write("0.01");
        robot.push(KeyCode.ENTER);
        robot.clickOn(window.see(Button.class, "release-draft"));

        Eventually.is(() ->
                asked().equals(Map.of("control", 69.99, "blue", 30.0, "green", 0.01))
                        ? true
                        : null);
    }

    @Test
    void aThumbIsDraggedByMouse() {
        var thumb = window.see(Node.class, "variant-thumb-1");
        var bar = window.see(Node.class, "variant-bar");
        Eventually.is(() -> Window.onFx(() -> bar.getLayoutBounds().getWidth() > 0 ? true : null));
        Window.onFx(() -> {
            double width = bar.getLayoutBounds().getWidth() - 2 * 10;
            mouse(thumb, MouseEvent.MOUSE_PRESSED, bar.localToScene(10 + 0.8 * width, 46));
            mouse(thumb, MouseEvent.MOUSE_DRAGGED, bar.localToScene(10 + 0.7 * width, 46));
            return true;
        });
        var release = window.see(Button.class, "release-draft");
        Window.onFx(() -> {
            release.fire();
            return true;
        });

        Eventually.is(() ->
                asked().equals(Map.of("control", 50.0, "blue", 20.0, "green", 30.0)) ? true : null);
    }

    private static void mouse(Node node, EventType<MouseEvent> type, Point2D at) {
        node.fireEvent(
                new MouseEvent(
                        type,
                        at.getX(),
                        at.getY(),
                        at.getX(),
                        at.getY(),
                        MouseButton.PRIMARY,
                        1,
                        false,
                        false,
                        false,
                        false,
                        true,
                        false,
                        false,
                        true,
                        false,
                        true,
                        null));
    }

    @Test
    void theTestIsEndedForTheVariantThatAPersonChooses(FxRobot robot) {
        robot.clickOn(window.see(Button.class, "promote-blue"));

        Eventually.is(() ->
                window.core().releases().status(TEST).desiredWeight().equals(Weight.ALL)
                        ? true
                        : null);
    }

    @Test
    void theHeldShortcutBringsUsersBackAtOnce(FxRobot robot) {
        window.see(Node.class, "variants-panel");
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.BACK_SPACE);
        Eventually.is(() ->
                window.core().releases().status(TEST).desiredWeight().equals(Weight.NONE)
                        ? true
                        : null);
        robot.release(KeyCode.BACK_SPACE, KeyCode.SHIFT, KeyCode.CONTROL);
    }
}
