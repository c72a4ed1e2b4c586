package dev.slipway.app.tray;

import dev.slipway.app.tray.dbus.DBusMessages;
import dev.slipway.app.tray.dbus.DBusTray;
import dev.slipway.app.tray.dbus.SessionBus;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

/// What this desktop offers outside the window; either may be missing, and the program does
/// without. Opening may wait for the desktop: never on the FX thread.
public record Outside(Optional<Tray> tray, Optional<Messages> messages, Runnable closing)
        implements AutoCloseable {
    public static final Outside NOTHING = new Outside(Optional.empty(), Optional.empty(), () -> {});

    /// On Linux by D-Bus, with an old tray where there is no new one; elsewhere by AWT.
    ///
    /// @param activated what a click on the icon does
    public static Outside open(
            String system, Map<String, String> environment, Executor ui, Runnable activated) {
        return system.toLowerCase(Locale.ROOT).contains("linux")
                ? onBus(environment, ui, activated)
                : byAwt(ui, activated);
    }

    private static Outside onBus(Map<String, String> environment, Executor ui, Runnable activated) {
        var bus = SessionBus.open(environment.get("DBUS_SESSION_BUS_ADDRESS"));
        if (bus.isEmpty()) {
            return NOTHING;
        }
        var tray = DBusTray.open(bus.get(), ui, activated);
        return new Outside(tray, DBusMessages.open(bus.get(), ui), bus.get()::close);
    }

    private static Outside byAwt(Executor ui, Runnable activated) {
        var tray = AwtTray.open(ui, activated);
        return new Outside(tray.map(t -> t), tray.map(t -> t), () -> {});
    }

    @Override
    public void close() {
        tray.ifPresent(Tray::close);
        messages.ifPresent(Messages::close);
        closing.run();
    }
}
