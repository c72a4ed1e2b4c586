/// The window and the command line: two doors into the same core.
@NullMarked
package dev.slipway.app;

import org.jspecify.annotations.NullMarked;
