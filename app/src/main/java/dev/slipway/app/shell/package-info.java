/// The frame around every page: rail, addresses, history, status bar, engine banner.
@NullMarked
package dev.slipway.app.shell;

import org.jspecify.annotations.NullMarked;
