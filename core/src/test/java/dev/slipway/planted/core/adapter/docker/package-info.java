/// Mistakes on purpose: what the architecture rules have to find.
@NullMarked
package dev.slipway.planted.core.adapter.docker;

import org.jspecify.annotations.NullMarked;
