package dev.slipway.app.settings;

import dev.slipway.app.AppContext;
import dev.slipway.app.instance.Autostart;
import dev.slipway.app.tray.NewsKind;
import java.util.function.Consumer;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// What is told outside the window, what closing it does, and whether Slipway starts with the
/// session.
final class TraySettings extends VBox {
    private final AppContext context;

    TraySettings(AppContext context) {
        super(8);
        this.context = context;
        var preferences = context.preferences();
        choice(
                "quiet",
                "tray.settings.quiet",
                preferences.doNotDisturb(),
                preferences::doNotDisturb);
        choice("stay", "tray.settings.stay", preferences.staysInTray(), preferences::stayInTray);
        autostart();
        getChildren().add(new Label(context.text("tray.settings.told")));
        for (var kind : NewsKind.values()) {
            choice(
                    kind.id(),
                    "tray.news." + kind.id(),
                    preferences.isTold(kind),
                    wanted -> preferences.tell(kind, wanted));
        }
    }

    private void autostart() {
        var autostart = Autostart.ofMachine(context.core().home());
        autostart.ifPresent(found ->
                choice(
                        "autostart",
                        "tray.settings.autostart",
                        found.isOn(),
                        wanted -> context.background().fireAndForget(() -> found.set(wanted))));
    }

    private void choice(String id, String key, boolean on, Consumer<Boolean> chosen) {
        var box = new CheckBox(context.text(key));
        box.setId("tray-" + id);
        box.setSelected(on);
        box.setOnAction(e -> chosen.accept(box.isSelected()));
        getChildren().add(box);
    }
}
