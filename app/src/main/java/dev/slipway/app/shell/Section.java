package dev.slipway.app.shell;

import dev.slipway.app.AppContext;
import java.util.Optional;

/// One entry of the rail with all pages below it.
public interface Section {

    /// Names its rail entry (`rail-ID` in the scene) and its words (`shell.rail.ID`).
    String id();

    /// Feather icon: `fth-box`.
    String icon();

    /// What a click on the rail opens.
    Address home();

    /// True for what stands apart at the lower end of the rail.
    default boolean atEnd() {
        return false;
    }

    /// True if an address is one of this section's pages.
    default boolean owns(Address address) {
        return address.parts().getFirst().equals(home().parts().getFirst());
    }

    /// Makes the page; empty if there is none of that address. FX thread.
    Optional<Page> open(Address address, AppContext context);
}
