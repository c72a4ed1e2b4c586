package dev.slipway.app;

import dev.slipway.app.shell.Address;
import dev.slipway.core.Core;
import dev.slipway.core.CoreOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// A real window over a real core, for tests of screens.
public final class Window implements AutoCloseable {
    private final Core core;
    private final Desktop desktop;
    private final Stage stage;

    private Window(Core core, Stage stage, Desktop desktop) {
        this.core = core;
        this.stage = stage;
        this.desktop = desktop;
    }

    /// On the FX thread.
    public static Window open(Path home, Stage stage) {
        var others = Thread.getDefaultUncaughtExceptionHandler();
        if (others != null) {
            Thread.setDefaultUncaughtExceptionHandler(TransportEnd.leftOutOf(others));
        }
        var core = Core.open(new CoreOptions(home, List.of()));
        var desktop = new Desktop(core, stage);
        desktop.language("en");
        desktop.show();
        stage.setWidth(1180);
        stage.setHeight(760);
        return new Window(core, stage, desktop);
    }

    public Core core() {
        return core;
    }

    public Desktop desktop() {
        return desktop;
    }

    public Scene scene() {
        return stage.getScene();
    }

    public void go(String address) {
        onFx(() -> {
            desktop.go(Address.parse(address).orElseThrow());
            return true;
        });
    }

    public Address here() {
        return onFx(() -> desktop.context().navigator().current().get());
    }

    /// Waits until a node with that id is there and seen.
    public <N extends Node> N see(Class<N> type, String id) {
        return Eventually.is(() ->
                onFx(() -> {
                    @Nullable Node node = find(id);
                    return type.isInstance(node) && isSeen(node) ? type.cast(node) : null;
                }));
    }

    /// True if no node with that id is seen.
    public boolean isGone(String id) {
        return onFx(() -> {
            @Nullable Node node = find(id);
            return node == null || !isSeen(node);
        });
    }

    /// Ids may hold slashes, which style selectors cannot.
    private @Nullable Node find(String id) {
        return all(scene().getRoot()).stream()
                .filter(n -> id.equals(n.getId()))
                .findFirst()
                .orElse(null);
    }

    private static List<Node> all(Node root) {
        var found = new java.util.ArrayList<Node>(List.of(root));
        for (int i = 0; i < found.size(); i++) {
            if (found.get(i) instanceof javafx.scene.Parent parent) {
                found.addAll(parent.getChildrenUnmodifiable());
            }
        }
        return found;
    }

    /// All nodes of the window.
    public List<Node> nodes() {
        return onFx(() -> all(scene().getRoot()));
    }

    private static boolean isSeen(Node node) {
        for (@Nullable Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    public static <T extends @Nullable Object> T onFx(Supplier<T> action) {
        if (Platform.isFxApplicationThread()) {
            return action.get();
        }
        var task = new FutureTask<T>(action::get);
        Platform.runLater(task);
        try {
            return task.get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        onFx(() -> {
            desktop.close();
            stage.close();
            return true;
        });
        core.close();
    }
}
