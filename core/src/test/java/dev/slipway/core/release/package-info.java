@NullMarked
package dev.slipway.core.release;

import org.jspecify.annotations.NullMarked;
