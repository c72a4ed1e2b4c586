package dev.slipway.app.settings;

import dev.slipway.app.AppContext;
import dev.slipway.app.shell.Address;
import dev.slipway.app.shell.Look;
import dev.slipway.app.shell.Page;
import dev.slipway.app.shell.Section;
import java.util.Optional;

/// `settings`
public final class SettingsSection implements Section {
    static final Address HOME = Address.of("settings");

    private final Look look;

    public SettingsSection(Look look) {
        this.look = look;
    }

    @Override
    public String id() {
        return "settings";
    }

    @Override
    public String icon() {
        return "fth-settings";
    }

    @Override
    public Address home() {
        return HOME;
    }

    @Override
    public boolean atEnd() {
        return true;
    }

    @Override
    public Optional<Page> open(Address address, AppContext context) {
        return address.samePage(HOME)
                ? Optional.of(new SettingsPage(context, look))
                : Optional.empty();
    }
}
