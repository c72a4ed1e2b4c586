/// What Slipway says outside its window: the icon in the tray and the system's notifications.
@NullMarked
package dev.slipway.app.tray;

import org.jspecify.annotations.NullMarked;
