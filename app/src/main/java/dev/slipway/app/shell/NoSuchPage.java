package dev.slipway.app.shell;

import dev.slipway.app.AppContext;
import dev.slipway.app.problem.EmptyState;
import java.util.List;
import javafx.scene.Node;

/// What an address shows that leads nowhere.
final class NoSuchPage implements Page {
    private final Address address;
    private final AppContext context;
    private final Node view;

    NoSuchPage(Address address, AppContext context) {
        this.address = address;
        this.context = context;
        this.view =
                new EmptyState(
                        "fth-compass",
                        context.text("shell.nowhere"),
                        context.text("shell.nowhere.next", address));
        view.setId("no-such-page");
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public List<Crumb> crumbs() {
        return List.of(new Crumb(context.text("shell.nowhere"), address));
    }
}
