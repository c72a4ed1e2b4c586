package dev.slipway.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.theme.ThemeChoice;
import dev.slipway.core.pipeline.PipelineRun;
import dev.slipway.core.pipeline.Status;
import dev.slipway.core.pipeline.TestTotals;
import dev.slipway.core.source.ProjectName;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// What a person does in the window, by mouse and keyboard, over a home with three projects.
@ExtendWith(ApplicationExtension.class)
class ScreensTest {
    @SuppressWarnings("NullAway.Init")
    private Window window;

    @Start
    void open(Stage stage) throws IOException {
        var home = Files.createTempDirectory("screens");
        PictureHome.fill(home);
        window = Window.open(home, stage);
    }

    @AfterEach
    void close() {
        window.close();
    }

    private void press(String id) {
        var button = window.see(ButtonBase.class, id);
        Window.onFx(() -> {
            button.fire();
            return true;
        });
    }

    private String text(String id) {
        return Window.onFx(window.see(Label.class, id)::getText);
    }

    private void title(String wanted) {
        Eventually.is(() -> text("page-title").equals(wanted) ? true : null);
    }

    @Test
    void aFailedRunIsTwoClicksAwayAndSaysWhatFailed(FxRobot robot) {
        window.see(TableView.class, "projects-table");
        robot.clickOn(window.see(Node.class, "open-shop"));
        title("shop");
        robot.clickOn(window.see(Node.class, "run-8"));
        title("Run #8");

        assertThat(text("run-cause")).contains("Test/unit");
        window.see(Button.class, "log-failure");
        assertThat(window.see(Button.class, "stage-Test/unit").getAccessibleText())
                .contains("Failed");
        assertThat(window.isGone("run-cancel")).isTrue();

        robot.push(KeyCode.ALT, KeyCode.LEFT);
        title("shop");
        robot.push(KeyCode.ALT, KeyCode.RIGHT);
        title("Run #8");
    }

    @Test
    void aStageThatIsChosenIsInTheAddressAndItsLogIsSearched(FxRobot robot) {
        window.go("slipway://project/shop/run/8");

        press("stage-Build");
        assertThat(window.here().query("stage")).contains("Build");
        robot.clickOn(window.see(TextField.class, "log-search")).write("part_7");
        Eventually.is(() -> text("log-found").equals("11 matches") ? true : null);
        robot.push(KeyCode.ENTER);
        Eventually.is(() -> text("log-found").equals("1/11") ? true : null);
        robot.push(KeyCode.SHIFT, KeyCode.F3);
        Eventually.is(() -> text("log-found").equals("11/11") ? true : null);
        robot.push(KeyCode.ESCAPE);
        assertThat(text("log-found")).isEmpty();
    }

    @Test
    void failedTestsComeFirstWithTheirStackTrace(FxRobot robot) {
        window.go("slipway://project/shop/run/8?tab=tests");

        var listed = window.see(TableView.class, "tests-table");
        Eventually.is(() -> Window.onFx(() -> listed.getItems().size() == 43 ? true : null));
        Window.onFx(() -> {
            listed.getSelectionModel().select(rowOf(listed, "name=rounds"));
            return true;
        });
        window.see(Node.class, "tests-difference");
        window.see(Node.class, "open-CartTest.java:57");
        window.see(Node.class, "test-past");
        var trace = window.see(TextInputControl.class, "tests-trace");
        assertThat(trace.getText()).contains("CartTest.java:57");
        assertThat(text("tests-totals")).isEqualTo("43 tests · 3 failed · 1 skipped");
        robot.clickOn(window.see(Node.class, "tests-only-bad"));
        var table = window.see(TableView.class, "tests-table");
        assertThat(Window.onFx(() -> table.getItems().size())).isEqualTo(3);
        for (var insight : List.of("slowest", "flaky", "trend")) {
            press("show-tests-" + insight);
            window.see(TableView.class, "tests-" + insight);
        }
    }

    private static int rowOf(TableView<?> table, String words) {
        for (int i = 0; i < table.getItems().size(); i++) {
            if (table.getItems().get(i).toString().contains(words)) {
                return i;
            }
        }
        throw new AssertionError("no row with " + words);
    }

    @Test
    void aLiveRunFollowsItsStageAndWhatOtherProcessesWrite() {
        window.go("slipway://project/billing/run/6");
        assertThat(Window.onFx(window.see(ToggleButton.class, "log-follow")::isSelected)).isTrue();
        window.see(Button.class, "run-cancel");

        try (var other = new MadeHome(window.core().home().folder())) {
            var run = window.core().pipelines().require("billing/6");
            other.save(ended(run));
        }

        window.see(Node.class, "run-again");
        assertThat(window.isGone("run-cancel")).isTrue();
    }

    private static PipelineRun ended(PipelineRun run) {
        var maker = new RunMaker(run.ref(), "x", run.queuedAt());
        maker.then(maker.stage("Build", Status.SUCCESS, 14, 16, "mvn -B package"));
        return maker.whole(run, Status.SUCCESS, TestTotals.NONE, List.of(), null);
    }

    @Test
    void aProjectIsForgottenOnlyAfterAYes() {
        press("remove-docs");
        press("remove-no");
        assertThat(window.core().projects().find(new ProjectName("docs"))).isPresent();

        press("remove-docs");
        press("remove-yes");
        Eventually.is(() -> window.isGone("open-docs") ? true : null);
        assertThat(window.core().projects().find(new ProjectName("docs"))).isEmpty();
    }

    @Test
    void whatCannotBeAddedIsSaidWithAWayOut(FxRobot robot) {
        robot.clickOn(window.see(TextField.class, "add-location")).write("/no/such/folder");
        press("add-project");

        Eventually.is(() ->
                window.nodes().stream()
                                .filter(n -> n.getStyleClass().contains("trouble"))
                                .findFirst()
                                .isPresent()
                        ? true
                        : null);
    }

    @Test
    void languageAndThemeChangeLiveAndThePageStays() {
        window.go("slipway://project/shop/run/8?stage=Build");
        title("Run #8");

        Window.onFx(() -> {
            window.desktop().language("zh-CN");
            window.desktop().theme(ThemeChoice.DARK);
            return true;
        });

        title("运行 #8");
        assertThat(window.here().query("stage")).contains("Build");
        assertThat(Window.onFx(() -> window.scene().getRoot().getPseudoClassStates().toString()))
                .contains("dark");
        Window.onFx(() -> {
            window.desktop().theme(ThemeChoice.LIGHT);
            return true;
        });
        assertThat(Window.onFx(() -> window.scene().getRoot().getPseudoClassStates().toString()))
                .doesNotContain("dark");
    }

    @Test
    void anAddressThatAsksToRollBackOnlyAsks() {
        window.go("slipway://release/r6?ask=rollback");

        window.see(Button.class, "rollback-yes");
        assertThat(window.core().releases().live())
                .anyMatch(release -> release.id().toString().equals("r6"));
    }

    @Test
    void aWrongAddressIsAPageAndNoError() {
        window.go("slipway://project/shop/run/0x2a");
        title("There is no such page");
        window.go("slipway://project/nobody");
        window.see(Label.class, "problem-what");
    }
}
