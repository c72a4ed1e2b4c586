/// Mistakes on purpose: what the architecture rules have to find.
@NullMarked
package dev.slipway.planted.core.adapter.sqlite;

import org.jspecify.annotations.NullMarked;
