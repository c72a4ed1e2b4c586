package dev.slipway.app.tray.dbus;

import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/// The other side of a desktop: keeps what icons register and what is notified, and clicks.
final class SimpleDesktop implements AutoCloseable {
    private final DBusConnection connection;
    private final AtomicInteger last = new AtomicInteger();
    final BlockingQueue<String> registered = new LinkedBlockingQueue<>();
    final BlockingQueue<Shown> shown = new LinkedBlockingQueue<>();

    record Shown(long id, long replaces, String title, String body, List<String> actions) {}

    SimpleDesktop(String address) throws DBusException {
        connection = DBusConnectionBuilder.forAddress(address).withShared(false).build();
        connection.exportObject(StatusNotifierWatcher.PATH, new Watcher());
        connection.exportObject(NotificationServer.PATH, new Server());
        connection.requestBusName(StatusNotifierWatcher.NAME);
        connection.requestBusName(NotificationServer.NAME);
    }

    DBusConnection connection() {
        return connection;
    }

    void click(long id, String key) throws DBusException {
        connection.sendMessage(
                new NotificationServer.ActionInvoked(NotificationServer.PATH, new UInt32(id), key));
    }

    void dismiss(long id) throws DBusException {
        connection.sendMessage(
                new NotificationServer.NotificationClosed(
                        NotificationServer.PATH, new UInt32(id), new UInt32(2)));
    }

    @Override
    public void close() throws java.io.IOException {
        connection.close();
    }

    private final class Watcher implements StatusNotifierWatcher {
        @Override
        public void RegisterStatusNotifierItem(String service) {
            registered.add(service);
        }

        @Override
        public boolean isRemote() {
            return false;
        }

        @Override
        public String getObjectPath() {
            return PATH;
        }
    }

    private final class Server implements NotificationServer {
        @Override
        public UInt32 Notify(
                String app,
                UInt32 replaces,
                String icon,
                String title,
                String body,
                List<String> actions,
                Map<String, Variant<?>> hints,
                int timeoutMs) {
            var id = replaces.longValue() == 0 ? last.incrementAndGet() : replaces.longValue();
            shown.add(new Shown(id, replaces.longValue(), title, body, List.copyOf(actions)));
            return new UInt32(id);
        }

        @Override
        public List<String> GetCapabilities() {
            return List.of("body", "actions");
        }

        @Override
        public boolean isRemote() {
            return false;
        }

        @Override
        public String getObjectPath() {
            return PATH;
        }
    }
}
