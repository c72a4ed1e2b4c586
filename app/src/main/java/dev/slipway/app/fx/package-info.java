/// Threads of the window: one gate to the FX thread, virtual threads for the rest.
@NullMarked
package dev.slipway.app.fx;

import org.jspecify.annotations.NullMarked;
