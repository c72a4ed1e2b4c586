@NullMarked
package dev.slipway.core.source.watch;

import org.jspecify.annotations.NullMarked;
