/// Mistakes on purpose: what the architecture rules have to find.
@NullMarked
package dev.slipway.planted.app;

import org.jspecify.annotations.NullMarked;
