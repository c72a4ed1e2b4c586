package dev.slipway.app.tray.dbus;

import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.Struct;
import org.freedesktop.dbus.Tuple;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.Position;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/// A menu that the desktop draws, its names as trays ask for them.
@DBusInterfaceName("com.canonical.dbusmenu")
@SuppressWarnings("MethodName")
public interface MenuServer extends DBusInterface {
    String PATH = "/MenuBar";

    Layout<UInt32, Node> GetLayout(int parent, int depth, List<String> properties);

    List<Properties> GetGroupProperties(List<Integer> ids, List<String> properties);

    Variant<?> GetProperty(int id, String name);

    void Event(int id, String kind, Variant<?> data, UInt32 timestamp);

    List<Integer> EventGroup(List<Happened> events);

    boolean AboutToShow(int id);

    /// @param <A> revision, UInt32
    /// @param <B> root, Node
    final class Layout<A, B> extends Tuple {
        @Position(0)
        public final A revision;

        @Position(1)
        public final B root;

        public Layout(A revision, B root) {
            this.revision = revision;
            this.root = root;
        }
    }

    final class Node extends Struct {
        @Position(0)
        public final int id;

        @Position(1)
        public final Map<String, Variant<?>> properties;

        @Position(2)
        public final List<Variant<?>> children;

        public Node(int id, Map<String, Variant<?>> properties, List<Variant<?>> children) {
            this.id = id;
            this.properties = properties;
            this.children = children;
        }
    }

    final class Properties extends Struct {
        @Position(0)
        public final int id;

        @Position(1)
        public final Map<String, Variant<?>> values;

        public Properties(int id, Map<String, Variant<?>> values) {
            this.id = id;
            this.values = values;
        }
    }

    final class Happened extends Struct {
        @Position(0)
        public final int id;

        @Position(1)
        public final String kind;

        @Position(2)
        public final Variant<?> data;

        @Position(3)
        public final UInt32 timestamp;

        public Happened(int id, String kind, Variant<?> data, UInt32 timestamp) {
            this.id = id;
            this.kind = kind;
            this.data = data;
            this.timestamp = timestamp;
        }
    }

    final class LayoutUpdated extends DBusSignal {
        public final UInt32 revision;
        public final int parent;

        public LayoutUpdated(String path, UInt32 revision, int parent) throws DBusException {
            super(path, revision, parent);
            this.revision = revision;
            this.parent = parent;
        }
    }
}
