/// What a person chooses for the window, and how the surroundings are.
@NullMarked
package dev.slipway.app.settings;

import org.jspecify.annotations.NullMarked;
