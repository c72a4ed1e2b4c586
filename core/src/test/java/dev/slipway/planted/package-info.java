/// Mistakes on purpose: what the architecture rules have to find.
@NullMarked
package dev.slipway.planted;

import org.jspecify.annotations.NullMarked;
