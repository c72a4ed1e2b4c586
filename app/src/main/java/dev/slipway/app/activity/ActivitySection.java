package dev.slipway.app.activity;

import dev.slipway.app.AppContext;
import dev.slipway.app.shell.Address;
import dev.slipway.app.shell.Page;
import dev.slipway.app.shell.Section;
import java.util.Optional;

/// `activity`
public final class ActivitySection implements Section {
    static final Address HOME = Address.of("activity");

    @Override
    public String id() {
        return "activity";
    }

    @Override
    public String icon() {
        return "fth-clock";
    }

    @Override
    public Address home() {
        return HOME;
    }

    @Override
    public Optional<Page> open(Address address, AppContext context) {
        return address.samePage(HOME) ? Optional.of(new ActivityPage(context)) : Optional.empty();
    }
}
