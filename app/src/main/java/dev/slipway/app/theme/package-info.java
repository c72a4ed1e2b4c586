/// Look: light and dark, tokens for what is drawn by hand, shapes of states.
@NullMarked
package dev.slipway.app.theme;

import org.jspecify.annotations.NullMarked;
