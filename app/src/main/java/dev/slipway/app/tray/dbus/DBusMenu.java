package dev.slipway.app.tray.dbus;

import dev.slipway.app.tray.TrayItem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/// The tray's menu on the bus. Items are numbered from 1 within a revision; a click on an item of
/// an older one does nothing, since another may stand there now.
final class DBusMenu implements MenuServer, Properties {
    private static final String CLICKED = "clicked";
    private static final int ROOT = 0;
    private static final int A_REVISION = 1000;

    private final Executor ui;
    private final Object lock = new Object();
    private List<TrayItem> items = List.of();
    private int revision = 1;

    DBusMenu(Executor ui) {
        this.ui = ui;
    }

    /// The new revision.
    UInt32 show(List<TrayItem> menu) {
        synchronized (lock) {
            items = List.copyOf(menu);
            revision++;
            return new UInt32(revision);
        }
    }

    private int id(int index) {
        return revision % A_REVISION * A_REVISION + index + 1;
    }

    @Override
    public Layout<UInt32, Node> GetLayout(int parent, int depth, List<String> properties) {
        synchronized (lock) {
            var children = new ArrayList<Variant<?>>();
            if (parent == ROOT && depth != 0) {
                for (int i = 0; i < items.size(); i++) {
                    var node = new Node(id(i), properties(items.get(i)), List.of());
                    children.add(new Variant<>(node, "(ia{sv}av)"));
                }
            }
            Map<String, Variant<?>> own =
                    parent == ROOT
                            ? Map.of("children-display", new Variant<>("submenu"))
                            : of(parent);
            return new Layout<>(new UInt32(revision), new Node(parent, own, children));
        }
    }

    private Map<String, Variant<?>> of(int id) {
        var index = id - id(0);
        return index >= 0 && index < items.size() ? properties(items.get(index)) : Map.of();
    }

    private static Map<String, Variant<?>> properties(TrayItem item) {
        var properties = new LinkedHashMap<String, Variant<?>>();
        switch (item) {
            case TrayItem.Act(var text, var _) -> properties.put("label", label(text));
            case TrayItem.Check(var text, var on, var _) -> {
                properties.put("label", label(text));
                properties.put("toggle-type", new Variant<>("checkmark"));
                properties.put("toggle-state", new Variant<>(on ? 1 : 0));
            }
            case TrayItem.Words(var text) -> {
                properties.put("label", label(text));
                properties.put("enabled", new Variant<>(false));
            }
            case TrayItem.Line() -> properties.put("type", new Variant<>("separator"));
        }
        return properties;
    }

    /// An underscore marks a key to press, so one that is meant is doubled.
    private static Variant<String> label(String text) {
        return new Variant<>(text.replaceAll("\\p{Cntrl}", " ").replace("_", "__"));
    }

    @Override
    public List<MenuServer.Properties> GetGroupProperties(List<Integer> ids, List<String> names) {
        synchronized (lock) {
            return ids.stream().map(id -> new MenuServer.Properties(id, of(id))).toList();
        }
    }

    @Override
    public Variant<?> GetProperty(int id, String name) {
        synchronized (lock) {
            var value = of(id).get(name);
            return value == null ? new Variant<>("") : value;
        }
    }

    @Override
    public void Event(int id, String kind, Variant<?> data, UInt32 timestamp) {
        if (!kind.equals(CLICKED)) {
            return;
        }
        synchronized (lock) {
            var index = id - id(0);
            if (index >= 0 && index < items.size()) {
                switch (items.get(index)) {
                    case TrayItem.Act(var _, var action) -> ui.execute(action);
                    case TrayItem.Check(var _, var _, var action) -> ui.execute(action);
                    case TrayItem.Words(var _), TrayItem.Line() -> {}
                }
            }
        }
    }

    @Override
    public List<Integer> EventGroup(List<Happened> events) {
        events.forEach(e -> Event(e.id, e.kind, e.data, e.timestamp));
        return List.of();
    }

    @Override
    public boolean AboutToShow(int id) {
        return false;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <A> A Get(String type, String name) {
        return (A) GetAll(type).getOrDefault(name, new Variant<>(""));
    }

    @Override
    public <A> void Set(String type, String name, A value) {
        // nothing of it can be set
    }

    @Override
    public Map<String, Variant<?>> GetAll(String type) {
        return Map.of(
                "Version", new Variant<>(new UInt32(3)),
                "Status", new Variant<>("normal"),
                "TextDirection", new Variant<>("ltr"));
    }

    @Override
    public boolean isRemote() {
        return false;
    }

    @Override
    public String getObjectPath() {
        return MenuServer.PATH;
    }
}
