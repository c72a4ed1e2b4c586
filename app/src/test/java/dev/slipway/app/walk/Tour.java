package dev.slipway.app.walk;

import dev.slipway.app.Desktop;
import dev.slipway.app.Eventually;
import dev.slipway.app.Window;
import dev.slipway.app.shell.Address;
import dev.slipway.app.theme.ThemeChoice;
import dev.slipway.core.Core;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// A window in one look, led from view to view.
public final class Tour implements AutoCloseable {
    private static final int QUIET_LOOKS = 8;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int MOST_LOOKS = 300;

    /// How the window looks: `1280-dark-zh-CN`, `200pc-light-en`.
    public record Look(int width, int height, int zoom, ThemeChoice theme, String language) {
        public String name() {
            return (zoom == 100 ? String.valueOf(width) : zoom + "pc")
                    + "-"
                    + theme.name().toLowerCase(Locale.ROOT)
                    + "-"
                    + language;
        }
    }

    private final Stage stage;
    private final Desktop desktop;

    private Tour(Stage stage, Desktop desktop) {
        this.stage = stage;
        this.desktop = desktop;
    }

    public static Tour begin(Core core, Look look) {
        return Window.onFx(() -> {
            var stage = new Stage();
            var desktop = new Desktop(core, stage);
            desktop.theme(look.theme());
            desktop.language(look.language());
            if (desktop.zoom() != look.zoom()) {
                desktop.zoom(look.zoom());
            }
            desktop.show();
            stage.setWidth(look.width());
            stage.setHeight(look.height());
            return new Tour(stage, desktop);
        });
    }

    public Scene scene() {
        return stage.getScene();
    }

    /// Goes there, and waits until it is there and nothing more comes.
    public void see(View view) {
        Window.onFx(() -> {
            desktop.go(Address.parse(view.address()).orElseThrow());
            return true;
        });
        view.press().ifPresent(id -> press(Eventually.is(() -> Window.onFx(() -> find(id)))));
        Eventually.within(PATIENCE, () -> Window.onFx(() -> find(view.ready())));
        rest();
    }

    private void press(Node toggle) {
        Window.onFx(() -> {
            if (toggle instanceof ToggleButton button && !button.isSelected()) {
                button.fire();
            }
            return true;
        });
    }

    private @Nullable Node find(String id) {
        return Seen.nodes(scene()).stream()
                .filter(node -> id.equals(node.getId()))
                .findFirst()
                .orElse(null);
    }

    /// Until the same texts stand there for a while; a page that never rests is taken as it is.
    private void rest() {
        int quiet = 0;
        int before = 0;
        for (int look = 0; quiet < QUIET_LOOKS && look < MOST_LOOKS; look++) {
            LockSupport.parkNanos(20_000_000);
            int now = Window.onFx(this::fingerprint);
            var idle = desktop.context().background().isIdle();
            quiet = idle && now == before ? quiet + 1 : 0;
            before = now;
        }
    }

    private int fingerprint() {
        stage.getScene().getRoot().layout();
        int print = 7;
        for (var node : Seen.nodes(scene())) {
            print = 31 * print + Objects.hash(node.getLayoutX(), node.getLayoutY());
            if (node instanceof Labeled labeled) {
                print = 31 * print + Objects.hashCode(labeled.getText());
            }
        }
        return print;
    }

    @Override
    public void close() {
        Window.onFx(() -> {
            desktop.close();
            stage.close();
            return true;
        });
    }
}
