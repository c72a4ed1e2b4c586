package dev.slipway.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.source.CommitLanes;
import dev.slipway.core.source.ProjectName;
import java.io.IOException;
import java.nio.file.Files;
import java.util.TreeSet;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// A project under its tabs, by mouse and keyboard.
@ExtendWith(ApplicationExtension.class)
class ProjectTabsTest {
    @SuppressWarnings("NullAway.Init")
    private Window window;

    @Start
    void open(Stage stage) throws IOException {
        var home = Files.createTempDirectory("tabs");
        PictureHome.fill(home);
        window = Window.open(home, stage);
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void eachTabIsAPlaceThatKeysReachAndBackLeavesAlone(FxRobot robot) {
        window.go("slipway://project/shop");
        window.see(TableView.class, "runs-table");
        var tabs = window.see(TabPane.class, "project-tabs");
        Window.onFx(() -> {
            tabs.requestFocus();
            return true;
        });
        robot.push(KeyCode.RIGHT);
        assertThat(window.here().query("tab")).contains("runs");

        robot.clickOn(window.see(TextField.class, "runs-filter")).write("#7");
        var table = window.see(TableView.class, "all-runs-table");
        Eventually.is(() -> Window.onFx(() -> table.getItems().size()) == 1 ? true : null);
        window.go("slipway://project/shop?tab=tests");
        window.see(TableView.class, "tests-table");
        window.go("slipway://project/shop?tab=artifacts");
        var kept = window.see(TableView.class, "project-artifacts");
        Eventually.is(() -> Window.onFx(() -> kept.getItems().size()) == 8 ? true : null);
    }

    @Test
    void theGraphShowsHowBranchesMetAndLeadsToTheRuns(FxRobot robot) {
        window.go("slipway://project/shop?tab=branches");
        var graph = window.see(ListView.class, "commit-graph");
        Eventually.is(() -> Window.onFx(() -> graph.getItems().size()) == 8 ? true : null);
        var lanes = new TreeSet<Integer>();
        for (var item : graph.getItems()) {
            lanes.add(((CommitLanes.Row) item).lane());
        }
        assertThat(lanes).contains(0, 1);

        robot.clickOn(window.see(Node.class, "graph-run-8"));
        Eventually.is(() ->
                window.here().toString().equals("slipway://project/shop/run/8") ? true : null);
    }

    @Test
    void whatAProjectMayDoIsSavedAndInTheAudit() {
        window.go("slipway://project/shop?tab=settings");
        var path = window.see(TextField.class, "project-jenkinsfile");
        var host = window.see(CheckBox.class, "project-trust.host-mounts");
        Window.onFx(() -> {
            path.setText("ci/Jenkinsfile");
            host.setSelected(true);
            return true;
        });
        press("project-save-jenkinsfile");
        press("project-save-trust");
        var shop = new ProjectName("shop");
        Eventually.is(() ->
                window.core().pipelines().jenkinsfile(shop).equals("ci/Jenkinsfile") ? true : null);
        Eventually.is(() ->
                window.core().pipelines().trust(shop).capabilities().size() == 1 ? true : null);
        Eventually.is(() ->
                window.core().audit().entries(1).toString().contains("host-mounts") ? true : null);
    }

    private void press(String id) {
        var button = window.see(ButtonBase.class, id);
        Window.onFx(() -> {
            button.fire();
            return true;
        });
    }
}
