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
import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// A release's report in the window.
@ExtendWith(ApplicationExtension.class)
class ReportPageTest {
    @SuppressWarnings("NullAway.Init")
    private Window window;

    @SuppressWarnings("NullAway.Init")
    private FileLocks.Held driver;

    @SuppressWarnings("NullAway.Init")
    private Path home;

    @Start
    void open(Stage stage) throws IOException {
        home = Files.createTempDirectory("report");
        PictureHome.fill(home);
        driver = FileLocks.tryTake(home.resolve("driver.lock")).orElseThrow();
        window = Window.open(home, stage);
    }

    @AfterEach
    void close() {
        window.close();
        driver.close();
    }

    @Test
    void theReportIsOneClickFromTheReleaseAndHasItsFigures(FxRobot robot) {
        window.go("slipway://release/r6");
        robot.clickOn(window.see(Hyperlink.class, "open-report"));

        window.see(Node.class, "report-page");
        var requests = window.see(Label.class, "report-requests");
        Eventually.is(() -> Window.onFx(() -> requests.getText().isEmpty() ? null : true));
        assertThat(requests.getText()).contains(",");
        window.see(Node.class, "report-shares");
        window.see(Node.class, "report-not-restored");
    }

    @Test
    void aLiveReleaseIsTakenBackFromItsReport(FxRobot robot) {
        window.go("slipway://release/r6/report");
        robot.clickOn(window.see(Button.class, "report-rollback"));
        window.see(Button.class, "rollback-yes");
        robot.push(KeyCode.ENTER);

        Eventually.is(() ->
                window.core()
                                .releases()
                                .status(new ReleaseId(6))
                                .desiredWeight()
                                .equals(Weight.NONE)
                        ? true
                        : null);
    }

    @Test
    void itIsWrittenAsMarkdownJsonAndRows() throws IOException {
        for (var format : ReportViewModel.Format.values()) {
            var file = home.resolve("report." + format.ending());
            Window.onFx(() -> {
                try (var model =
                        new ReportViewModel(window.desktop().context(), new ReleaseId(6))) {
                    model.export(format, file);
                }
                return true;
            });
            Eventually.is(() -> Files.exists(file) ? true : null);
            Eventually.is(() -> size(file) > 0 ? true : null);
        }
        assertThat(Files.readString(home.resolve("report.md"))).contains("# Release r6");
        assertThat(Files.readString(home.resolve("report.json"))).contains("\"release\" : \"r6\"");
        assertThat(Files.readString(home.resolve("report.csv"))).startsWith("at,tookMs,service");
    }

    private static long size(Path file) {
        return file.toFile().length();
    }

    @Test
    void logsOfBothVersionsSayWhenThereIsNothing() {
        window.go("slipway://release/r6");
        var open = window.see(ToggleButton.class, "logs-open");
        assertThat(window.isGone("logs-rows")).isTrue();

        Window.onFx(() -> {
            open.fire();
            return true;
        });
        window.see(Node.class, "logs-rows");
    }
}
