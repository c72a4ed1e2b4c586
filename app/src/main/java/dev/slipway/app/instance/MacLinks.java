package dev.slipway.app.instance;

import dev.slipway.app.shell.Address;
import java.awt.Desktop;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/// `slipway://` links on macOS come as events to the program that runs, not as arguments. Elsewhere
/// nothing happens.
public final class MacLinks {
    private MacLinks() {}

    /// @param called hears of each link that is an address of ours, on a thread of the system's
    public static void onLink(Consumer<Optional<Address>> called) {
        var isMac = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("mac");
        if (isMac && Desktop.isDesktopSupported()) {
            var desktop = Desktop.getDesktop();
            if (desktop.isSupported(Desktop.Action.APP_OPEN_URI)) {
                desktop.setOpenURIHandler(
                        event -> called.accept(Address.parse(event.getURI().toString())));
            }
        }
    }
}
