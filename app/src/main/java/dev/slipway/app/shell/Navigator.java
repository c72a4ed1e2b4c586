package dev.slipway.app.shell;

import java.util.ArrayDeque;
import java.util.Deque;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Which page is shown and which were before: back and forward like a browser's. FX thread only.
public final class Navigator {
    private static final int KEPT = 100;

    private final ReadOnlyObjectWrapper<Address> current;
    private final ReadOnlyBooleanWrapper canGoBack = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper canGoForward = new ReadOnlyBooleanWrapper();
    private final Deque<Address> past = new ArrayDeque<>();
    private final Deque<Address> future = new ArrayDeque<>();

    public Navigator(Address home) {
        this.current = new ReadOnlyObjectWrapper<>(home);
    }

    public ReadOnlyObjectProperty<Address> current() {
        return current.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty canGoBack() {
        return canGoBack.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty canGoForward() {
        return canGoForward.getReadOnlyProperty();
    }

    /// Opens a page; the one before it can be gone back to.
    public void go(Address address) {
        if (address.equals(current.get())) {
            return;
        }
        past.push(current.get());
        if (past.size() > KEPT) {
            past.removeLast();
        }
        future.clear();
        show(address);
    }

    /// Tells what is selected on the page that is shown, without a step in the history.
    public void refine(Address address) {
        if (address.samePage(current.get())) {
            current.set(address);
        }
    }

    public void back() {
        if (!past.isEmpty()) {
            future.push(current.get());
            show(past.pop());
        }
    }

    public void forward() {
        if (!future.isEmpty()) {
            past.push(current.get());
            show(future.pop());
        }
    }

    private void show(Address address) {
        current.set(address);
        canGoBack.set(!past.isEmpty());
        canGoForward.set(!future.isEmpty());
    }
}
