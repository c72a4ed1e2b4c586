package dev.slipway.app.environments;

import dev.slipway.app.AppContext;
import dev.slipway.app.shell.Address;
import dev.slipway.app.shell.Page;
import dev.slipway.app.shell.Section;
import java.util.Optional;

/// `environments?at=production/shop/web&tab=logs`
public final class EnvironmentsSection implements Section {
    static final Address HOME = Address.of("environments");

    @Override
    public String id() {
        return "environments";
    }

    @Override
    public String icon() {
        return "fth-server";
    }

    @Override
    public Address home() {
        return HOME;
    }

    @Override
    public Optional<Page> open(Address address, AppContext context) {
        return address.samePage(HOME)
                ? Optional.of(new EnvironmentsPage(context, address))
                : Optional.empty();
    }
}
