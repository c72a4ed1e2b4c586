package dev.slipway.app.tray.dbus;

import dev.slipway.app.tray.Messages;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Notifications through `org.freedesktop.Notifications`: one per subject, clicks come back.
public final class DBusMessages implements Messages {
    private static final Logger log = LoggerFactory.getLogger(DBusMessages.class);
    private static final String OPEN = "default";
    private static final String ACT = "act";
    private static final int SERVERS_OWN_TIME = -1;
    private static final int LONGEST = 500;

    private final NotificationServer server;
    private final Executor ui;
    private final Object lock = new Object();
    private final Map<String, UInt32> ids = new HashMap<>();
    private final Map<UInt32, Message> shown = new HashMap<>();

    private DBusMessages(NotificationServer server, Executor ui) {
        this.server = server;
        this.ui = ui;
    }

    /// @param ui where clicks are carried out
    public static Optional<Messages> open(SessionBus bus, Executor ui) {
        if (!bus.answers(NotificationServer.NAME)) {
            return Optional.empty();
        }
        try {
            var connection = bus.connection();
            var messages =
                    new DBusMessages(
                            connection.getRemoteObject(
                                    NotificationServer.NAME,
                                    NotificationServer.PATH,
                                    NotificationServer.class),
                            ui);
            connection.addSigHandler(NotificationServer.ActionInvoked.class, messages::invoked);
            connection.addSigHandler(NotificationServer.NotificationClosed.class, messages::closed);
            return Optional.of(messages);
        } catch (DBusException e) {
            log.warn("The desktop's notifications cannot be used", e);
            return Optional.empty();
        }
    }

    @Override
    public boolean tell(Message message) {
        try {
            synchronized (lock) {
                var id =
                        server.Notify(
                                "Slipway",
                                ids.getOrDefault(message.subject(), new UInt32(0)),
                                "dev.slipway.Slipway",
                                oneLine(message.title()),
                                escaped(message.body()),
                                actions(message),
                                hints(message),
                                SERVERS_OWN_TIME);
                ids.put(message.subject(), id);
                shown.put(id, message);
            }
            return true;
        } catch (DBusExecutionException gone) {
            log.info("The desktop shows no notification: {}", gone.getMessage());
            return false;
        }
    }

    private static List<String> actions(Message message) {
        var actions = new ArrayList<>(List.of(OPEN, message.openWords()));
        if (!message.actWords().isEmpty()) {
            actions.addAll(List.of(ACT, message.actWords()));
        }
        return actions;
    }

    private static Map<String, Variant<?>> hints(Message message) {
        return Map.of(
                "urgency", new Variant<>((byte) (message.urgent() ? 2 : 1)),
                "desktop-entry", new Variant<>("dev.slipway.Slipway"));
    }

    private void invoked(NotificationServer.ActionInvoked click) {
        Message message;
        synchronized (lock) {
            message = shown.get(click.id);
        }
        if (message != null) {
            ui.execute(click.key.equals(ACT) ? message.act() : message.open());
        }
    }

    private void closed(NotificationServer.NotificationClosed signal) {
        synchronized (lock) {
            var message = shown.remove(signal.id);
            if (message != null) {
                ids.remove(message.subject(), signal.id);
            }
        }
    }

    /// Servers may read the body as markup, and names in it are anybody's.
    static String escaped(String text) {
        return oneLine(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String oneLine(String text) {
        var plain = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST - 1) + "…";
    }

    @Override
    public void close() {
        synchronized (lock) {
            shown.clear();
        }
    }
}
