package dev.slipway.app.release;

import dev.slipway.app.AppContext;
import dev.slipway.app.shell.Address;
import dev.slipway.app.shell.Page;
import dev.slipway.app.shell.Section;
import java.util.Optional;

/// `releases`, `releases/new`, `release/rN` and `release/rN/report`.
public final class ReleasesSection implements Section {

    @Override
    public String id() {
        return "releases";
    }

    @Override
    public String icon() {
        return "fth-shuffle";
    }

    @Override
    public Address home() {
        return Places.releases();
    }

    @Override
    public boolean owns(Address address) {
        var first = address.parts().getFirst();
        return first.equals("releases") || first.equals("release");
    }

    @Override
    public Optional<Page> open(Address address, AppContext context) {
        if (address.samePage(Places.releases())) {
            return Optional.of(new ReleasesPage(context));
        }
        if (address.samePage(Places.start())) {
            return Optional.of(new StartPage(context, address));
        }
        if (!Places.isRelease(address)) {
            return Optional.empty();
        }
        return Places.releaseOf(address)
                .flatMap(id ->
                        address.samePage(Places.of(id))
                                ? Optional.<Page>of(new ReleasePage(context, id, address))
                                : address.samePage(Places.report(id))
                                        ? Optional.of(new ReportPage(context, id))
                                        : Optional.empty());
    }
}
