package dev.slipway.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// From an empty home to a good run of the sample, by mouse, on the real engine.
@ExtendWith(ApplicationExtension.class)
class WindowStoryIT {
    private static final Duration BUILD = Duration.ofMinutes(4);

    @SuppressWarnings("NullAway.Init")
    private Window window;

    @SuppressWarnings("NullAway.Init")
    private Path home;

    @Start
    void open(Stage stage) throws IOException {
        home = Files.createTempDirectory("story");
        window = Window.open(home, stage);
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void theSampleIsBuiltAndTestedWithThreeClicks(FxRobot robot) {
        robot.clickOn(window.see(Button.class, "open-sample"));
        Eventually.is(
                () -> window.here().toString().equals("slipway://project/ferry") ? true : null);
        robot.clickOn(window.see(Node.class, "build-ferry"));

        window.see(Node.class, "stage-graph");
        Eventually.within(BUILD, () -> window.isGone("run-again") ? null : true);

        assertThat(window.core().pipelines().require("ferry").cause()).isNull();
        assertThat(window.see(Node.class, "run-status")).isNotNull();
        window.go("slipway://project/ferry/run/1?tab=tests");
        var tests = window.see(TableView.class, "tests-table");
        assertThat(Window.onFx(() -> tests.getItems().size()))
                .isEqualTo(window.core().pipelines().require("ferry").tests().total())
                .isPositive();
        window.go("slipway://project/ferry/run/1?stage=&tab=images");
        var images = window.see(TableView.class, "images-table");
        assertThat(Window.onFx(() -> images.getItems().size())).isEqualTo(1);
    }
}
