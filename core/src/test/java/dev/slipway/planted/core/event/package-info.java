/// Mistakes on purpose: what the architecture rules have to find.
@NullMarked
package dev.slipway.planted.core.event;

import org.jspecify.annotations.NullMarked;
