/// Mistakes on purpose: what the architecture rules have to find.
@NullMarked
package dev.slipway.planted.app.cli;

import org.jspecify.annotations.NullMarked;
