package dev.slipway.app.shell;

import java.util.List;
import javafx.scene.Node;

/// One screen, made anew each time it is opened and closed when it is left. All calls on the FX
/// thread. A page that selects something says so by `navigator.refine(address)`, so that back and
/// forward and a change of language or theme come back to the same place.
public interface Page extends AutoCloseable {

    /// Its node, the same at each call. It fills what room there is; from 760×500 on.
    Node view();

    /// The way to it, from the rail's entry on; the last one is this page.
    List<Crumb> crumbs();

    /// Called when the address changed but the page did not: another selection.
    default void select(Address address) {}

    /// Ends subscriptions and what it has running.
    @Override
    default void close() {}

    record Crumb(String text, Address address) {}
}
