package dev.slipway.app.help;

import dev.slipway.app.AppContext;
import dev.slipway.app.shell.Actions;
import dev.slipway.app.shell.Address;
import dev.slipway.app.shell.Page;
import dev.slipway.app.shell.Section;
import java.util.Optional;
import java.util.function.Supplier;

/// `help`
public final class HelpSection implements Section {
    private final Supplier<Actions> actions;

    /// @param actions those of the window as it is now
    public HelpSection(Supplier<Actions> actions) {
        this.actions = actions;
    }

    @Override
    public String id() {
        return "help";
    }

    @Override
    public String icon() {
        return "fth-help-circle";
    }

    @Override
    public Address home() {
        return Address.of("help");
    }

    @Override
    public boolean atEnd() {
        return true;
    }

    @Override
    public Optional<Page> open(Address address, AppContext context) {
        return address.samePage(home())
                ? Optional.of(new HelpPage(context, actions.get()))
                : Optional.empty();
    }
}
