/// Tray and notifications as Linux desktops have them: objects and calls on the session's D-Bus.
@NullMarked
package dev.slipway.app.tray.dbus;

import org.jspecify.annotations.NullMarked;
