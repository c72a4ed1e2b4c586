package dev.slipway.app.tray;

import java.awt.AWTException;
import java.awt.CheckboxMenuItem;
import java.awt.GraphicsEnvironment;
import java.awt.MenuItem;
import java.awt.PopupMenu;
import java.awt.SystemTray;
import java.awt.Toolkit;
import java.awt.TrayIcon;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// Tray and notifications of macOS and Windows, and of old Linux trays. A notification's click
/// opens the last one; there is no second choice in it.
public final class AwtTray implements Tray, Messages {
    private final TrayIcon icon;
    private final Executor ui;
    private volatile @Nullable Message last;

    private AwtTray(TrayIcon icon, Executor ui, Runnable activated) {
        this.icon = icon;
        this.ui = ui;
        icon.setImageAutoSize(true);
        icon.addActionListener(clicked -> {
            var message = last;
            ui.execute(message == null ? activated : message.open());
            last = null;
        });
    }

    /// Empty where there is no such tray.
    public static Optional<AwtTray> open(Executor ui, Runnable activated) {
        if (GraphicsEnvironment.isHeadless() || !SystemTray.isSupported()) {
            return Optional.empty();
        }
        try {
            var icon = new TrayIcon(picture(TrayFace.OUTLINE), "Slipway");
            SystemTray.getSystemTray().add(icon);
            return Optional.of(new AwtTray(icon, ui, activated));
        } catch (AWTException noRoom) {
            return Optional.empty();
        }
    }

    private static java.awt.Image picture(TrayFace face) {
        var place = AwtTray.class.getResource(face.picture(48));
        return Toolkit.getDefaultToolkit().createImage(Objects.requireNonNull(place));
    }

    @Override
    public void show(TrayFace face, String words, List<TrayItem> items) {
        var menu = new PopupMenu();
        items.forEach(item -> add(menu, item));
        icon.setImage(picture(face));
        icon.setToolTip(words);
        icon.setPopupMenu(menu);
    }

    private void add(PopupMenu menu, TrayItem item) {
        switch (item) {
            case TrayItem.Act(var text, var action) -> {
                var line = new MenuItem(text);
                line.addActionListener(clicked -> ui.execute(action));
                menu.add(line);
            }
            case TrayItem.Check(var text, var on, var action) -> {
                var line = new CheckboxMenuItem(text, on);
                line.addItemListener(clicked -> ui.execute(action));
                menu.add(line);
            }
            case TrayItem.Words(var text) -> {
                var line = new MenuItem(text);
                line.setEnabled(false);
                menu.add(line);
            }
            case TrayItem.Line() -> menu.addSeparator();
        }
    }

    @Override
    public boolean tell(Message message) {
        last = message;
        icon.displayMessage(
                message.title(),
                message.body(),
                message.urgent() ? TrayIcon.MessageType.WARNING : TrayIcon.MessageType.INFO);
        return true;
    }

    @Override
    public void close() {
        SystemTray.getSystemTray().remove(icon);
    }
}
