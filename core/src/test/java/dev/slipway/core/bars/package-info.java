/// Main classes that measure bars; `packaging/bars` starts them.
@NullMarked
package dev.slipway.core.bars;

import org.jspecify.annotations.NullMarked;
