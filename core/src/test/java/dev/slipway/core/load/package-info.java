/// Load for tests and bars: only to 127.0.0.1, bounded.
@NullMarked
package dev.slipway.core.load;

import org.jspecify.annotations.NullMarked;
