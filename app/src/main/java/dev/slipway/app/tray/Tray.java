package dev.slipway.app.tray;

import java.util.List;

/// Port: the icon in the system's tray. Made only where there is a tray, shown from the first
/// `show` until closed. Safe from any thread, but may wait for the desktop: never on the FX thread.
public interface Tray extends AutoCloseable {
    /// Replaces face, words and menu.
    void show(TrayFace face, String words, List<TrayItem> menu);

    @Override
    void close();
}
