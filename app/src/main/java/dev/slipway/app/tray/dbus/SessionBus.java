package dev.slipway.app.tray.dbus;

import java.io.IOException;
import java.util.Optional;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.interfaces.DBus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The desktop session's message bus. Safe from any thread.
public final class SessionBus implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(SessionBus.class);
    private static final String BUS = "org.freedesktop.DBus";

    private final DBusConnection connection;

    private SessionBus(DBusConnection connection) {
        this.connection = connection;
    }

    /// @param address as DBUS_SESSION_BUS_ADDRESS has it; null or nothing there: empty
    public static Optional<SessionBus> open(@org.jspecify.annotations.Nullable String address) {
        if (address == null || address.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new SessionBus(
                            DBusConnectionBuilder.forAddress(address).withShared(false).build()));
        } catch (DBusException | DBusExecutionException | IllegalArgumentException noBus) {
            log.info("There is no session bus: {}", noBus.getMessage());
            return Optional.empty();
        }
    }

    DBusConnection connection() {
        return connection;
    }

    /// True if somebody answers to this name now, or would be started for it.
    boolean answers(String name) {
        try {
            var bus = connection.getRemoteObject(BUS, "/org/freedesktop/DBus", DBus.class);
            return bus.NameHasOwner(name)
                    || java.util.List.of(bus.ListActivatableNames()).contains(name);
        } catch (DBusException | DBusExecutionException gone) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (IOException e) {
            log.debug("The session bus was gone already", e);
        }
    }
}
