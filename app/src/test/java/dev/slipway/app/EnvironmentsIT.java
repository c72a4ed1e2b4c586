package dev.slipway.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.engine.Engines;
import dev.slipway.core.settings.FileLocks;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// What runs in an environment, looked at and steered in the window, on the real engine.
@ExtendWith(ApplicationExtension.class)
class EnvironmentsIT {
    private static final String WEB = "slipway://environments?at=production%2Fshop%2Fweb";

    /// A few looks at the engine, also on a machine that does much else.
    private static final Duration ROUNDS = Duration.ofSeconds(90);

    @SuppressWarnings("NullAway.Init")
    private Window window;

    /// So that nobody drives what was only made up.
    @SuppressWarnings("NullAway.Init")
    private AutoCloseable driver;

    @Start
    void open(Stage stage) throws IOException {
        var home = Files.createTempDirectory("environments");
        PictureHome.fill(home);
        driver = FileLocks.tryTake(home.resolve("driver.lock")).orElseThrow();
        window = Window.open(home, stage);
    }

    @AfterEach
    void close() throws Exception {
        driver.close();
        window.close();
    }

    private void press(String id) {
        var button = window.see(ButtonBase.class, id);
        Window.onFx(() -> {
            button.fire();
            return true;
        });
    }

    private void shows(String... words) {
        Eventually.within(
                ROUNDS,
                () -> {
                    var table = window.see(TableView.class, "containers-table");
                    var rows = Window.onFx(() -> table.getItems().toString());
                    for (var word : words) {
                        if (!rows.contains(word)) {
                            return null;
                        }
                    }
                    return true;
                });
    }

    private boolean runs(String name) {
        return window
                .core()
                .engines()
                .engine(Engines.DEFAULT)
                .containers()
                .list(Map.of("dev.slipway.home", window.core().home().id()))
                .stream()
                .anyMatch(c -> c.name().equals(name) && c.isRunning());
    }

    @Test
    void whatRunsIsSeenAskedAndSteered() {
        try (var containers = new PictureContainers(window.core(), "00000001", "00000002")) {
            seenAndSteered(containers);
        }
    }

    private void seenAndSteered(PictureContainers containers) {
        window.go(WEB);
        shows("share=Optional[37.5]", "share=Optional[25.0]", "cpuPercent=");
        var tree = window.see(TreeView.class, "environment-tree");
        Eventually.is(() ->
                Window.onFx(() -> spots(tree)).contains("production/shop/mail") ? true : null);

        var first = containers.name("web", "00000001", 1);
        window.go(WEB + "%2F" + first);
        press("container-stop");
        press("container-no");
        assertThat(runs(first)).isTrue();
        press("container-stop");
        press("container-yes");
        Eventually.is(() -> runs(first) ? null : true);
        press("container-start");
        Eventually.is(() -> runs(first) ? true : null);
        Eventually.is(() ->
                window.core().audit().entries(1).getFirst().action().equals("container: start")
                        ? true
                        : null);
        assertThat(window.core().audit().entries(2))
                .extracting(entry -> entry.action() + " " + entry.subject())
                .containsExactly("container: start " + first, "container: stop " + first);

        press("container-commands");
        var commands = window.see(Node.class, "docker-commands");
        assertThat(Window.onFx(() -> commands.lookupAll(".elided").toString()))
                .contains("exec -it " + first + " sh");
        window.go(WEB + "%2F" + first + "&tab=inspect");
        var json = window.see(TextArea.class, "inspect-text");
        Eventually.is(() -> Window.onFx(json::getText).contains("SHOP_PAGES=12") ? true : null);
        window.go("slipway://environments?at=production%2Fshop&tab=compose");
        var lines = window.see(ListView.class, "compose-lines");
        Eventually.is(() ->
                Window.onFx(() -> lines.getItems().toString())
                                .contains("Line[kind=GONE, text=      strategy: rolling]")
                        ? true
                        : null);
    }

    private static String spots(TreeView<?> tree) {
        return below(tree.getRoot());
    }

    private static String below(TreeItem<?> item) {
        var text = new StringBuilder(String.valueOf(item.getValue()).replace(", ", "/"));
        item.getChildren().forEach(child -> text.append(' ').append(below(child)));
        return text.toString();
    }
}
