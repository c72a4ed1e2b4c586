package dev.slipway.app.tray.dbus;

import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/// The Desktop Notifications Specification's interface, its names as they are there.
@DBusInterfaceName("org.freedesktop.Notifications")
@SuppressWarnings("MethodName")
public interface NotificationServer extends DBusInterface {
    String NAME = "org.freedesktop.Notifications";
    String PATH = "/org/freedesktop/Notifications";

    UInt32 Notify(
            String app,
            UInt32 replaces,
            String icon,
            String title,
            String body,
            List<String> actions,
            Map<String, Variant<?>> hints,
            int timeoutMs);

    List<String> GetCapabilities();

    /// A click: `default`, or the key of an action.
    final class ActionInvoked extends DBusSignal {
        public final UInt32 id;
        public final String key;

        public ActionInvoked(String path, UInt32 id, String key) throws DBusException {
            super(path, id, key);
            this.id = id;
            this.key = key;
        }
    }

    final class NotificationClosed extends DBusSignal {
        public final UInt32 id;
        public final UInt32 reason;

        public NotificationClosed(String path, UInt32 id, UInt32 reason) throws DBusException {
            super(path, id, reason);
            this.id = id;
            this.reason = reason;
        }
    }
}
