package dev.slipway.app.images;

import dev.slipway.app.AppContext;
import dev.slipway.app.shell.Address;
import dev.slipway.app.shell.Page;
import dev.slipway.app.shell.Section;
import java.util.Optional;

/// `images`
public final class ImagesSection implements Section {
    static final Address HOME = Address.of("images");

    @Override
    public String id() {
        return "images";
    }

    @Override
    public String icon() {
        return "fth-layers";
    }

    @Override
    public Address home() {
        return HOME;
    }

    @Override
    public Optional<Page> open(Address address, AppContext context) {
        return address.samePage(HOME) ? Optional.of(new ImagesPage(context)) : Optional.empty();
    }
}
