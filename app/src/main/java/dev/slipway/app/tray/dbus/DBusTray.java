package dev.slipway.app.tray.dbus;

import dev.slipway.app.tray.Tray;
import dev.slipway.app.tray.TrayFace;
import dev.slipway.app.tray.TrayItem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.Struct;
import org.freedesktop.dbus.annotations.Position;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.interfaces.DBus;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.types.Variant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The tray of Linux desktops: a StatusNotifierItem with a menu. Says so again when the desktop's
/// shell is started anew.
public final class DBusTray implements Tray, StatusNotifierItem, Properties {
    private static final Logger log = LoggerFactory.getLogger(DBusTray.class);

    private final DBusConnection connection;
    private final Executor ui;
    private final Runnable activated;
    private final DBusMenu menu;
    private final String name =
            "org.kde.StatusNotifierItem-" + ProcessHandle.current().pid() + "-1";
    private volatile Shown shown = new Shown(TrayFace.OUTLINE, "Slipway");

    private record Shown(TrayFace face, String words) {}

    /// Words beside the icon: `(sa(iiay)ss)`.
    public static final class ToolTip extends Struct {
        @Position(0)
        public final String icon;

        @Position(1)
        public final List<TrayPicture> pictures;

        @Position(2)
        public final String title;

        @Position(3)
        public final String text;

        public ToolTip(String icon, List<TrayPicture> pictures, String title, String text) {
            this.icon = icon;
            this.pictures = pictures;
            this.title = title;
            this.text = text;
        }
    }

    private DBusTray(DBusConnection connection, Executor ui, Runnable activated) {
        this.connection = connection;
        this.ui = ui;
        this.activated = activated;
        this.menu = new DBusMenu(ui);
    }

    /// Empty where the desktop has no tray of this kind.
    ///
    /// @param activated what a click on the icon does · ui where it and the menu's actions run
    public static Optional<Tray> open(SessionBus bus, Executor ui, Runnable activated) {
        if (!bus.answers(StatusNotifierWatcher.NAME)) {
            return Optional.empty();
        }
        var tray = new DBusTray(bus.connection(), ui, activated);
        try {
            bus.connection().requestBusName(tray.name);
            bus.connection().exportObject(StatusNotifierItem.PATH, tray);
            bus.connection().exportObject(MenuServer.PATH, tray.menu);
            bus.connection().addSigHandler(DBus.NameOwnerChanged.class, tray::ownerChanged);
            tray.register();
            return Optional.of(tray);
        } catch (DBusException | DBusExecutionException e) {
            log.info("The tray does not take an icon: {}", e.getMessage());
            return Optional.empty();
        }
    }

    private void register() throws DBusException {
        connection
                .getRemoteObject(
                        StatusNotifierWatcher.NAME,
                        StatusNotifierWatcher.PATH,
                        StatusNotifierWatcher.class)
                .RegisterStatusNotifierItem(name);
    }

    private void ownerChanged(DBus.NameOwnerChanged change) {
        if (change.name.equals(StatusNotifierWatcher.NAME) && !change.newOwner.isEmpty()) {
            try {
                register();
            } catch (DBusException | DBusExecutionException e) {
                log.info("The tray does not take the icon again: {}", e.getMessage());
            }
        }
    }

    @Override
    public void show(TrayFace face, String words, List<TrayItem> items) {
        var before = shown;
        shown = new Shown(face, words);
        try {
            var revision = menu.show(items);
            connection.sendMessage(new MenuServer.LayoutUpdated(MenuServer.PATH, revision, 0));
            if (!shown.equals(before)) {
                connection.sendMessage(new NewIcon(StatusNotifierItem.PATH));
                connection.sendMessage(new NewToolTip(StatusNotifierItem.PATH));
            }
        } catch (DBusException | DBusExecutionException e) {
            log.info("The tray was not told: {}", e.getMessage());
        }
    }

    @Override
    public void Activate(int x, int y) {
        ui.execute(activated);
    }

    @Override
    public void SecondaryActivate(int x, int y) {
        ui.execute(activated);
    }

    @Override
    public void ContextMenu(int x, int y) {
        // the tray draws the menu itself
    }

    @Override
    public void Scroll(int delta, String orientation) {
        // nothing to scroll
    }

    @Override
    @SuppressWarnings("unchecked")
    public <A> A Get(String type, String property) {
        return (A) GetAll(type).getOrDefault(property, new Variant<>(""));
    }

    @Override
    public <A> void Set(String type, String property, A value) {
        // nothing of it can be set
    }

    @Override
    public Map<String, Variant<?>> GetAll(String type) {
        var now = shown;
        var pictures = TrayPicture.of(now.face);
        return Map.of(
                "Category", new Variant<>("ApplicationStatus"),
                "Id", new Variant<>("slipway"),
                "Title", new Variant<>("Slipway"),
                "Status", new Variant<>(now.face == TrayFace.SOLID ? "NeedsAttention" : "Active"),
                "IconPixmap", new Variant<>(pictures, "a(iiay)"),
                "AttentionIconPixmap", new Variant<>(pictures, "a(iiay)"),
                "ToolTip",
                        new Variant<>(
                                new ToolTip("", List.of(), "Slipway", now.words), "(sa(iiay)ss)"),
                "ItemIsMenu", new Variant<>(false),
                "Menu", new Variant<>(new DBusPath(MenuServer.PATH)));
    }

    @Override
    public void close() {
        try {
            connection.unExportObject(StatusNotifierItem.PATH);
            connection.unExportObject(MenuServer.PATH);
            connection.releaseBusName(name);
        } catch (DBusException | DBusExecutionException e) {
            log.debug("The bus was gone already", e);
        }
    }

    @Override
    public boolean isRemote() {
        return false;
    }

    @Override
    public String getObjectPath() {
        return StatusNotifierItem.PATH;
    }
}
