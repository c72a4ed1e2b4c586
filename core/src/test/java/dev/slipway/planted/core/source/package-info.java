/// Mistakes on purpose: what the architecture rules have to find.
@NullMarked
package dev.slipway.planted.core.source;

import org.jspecify.annotations.NullMarked;
