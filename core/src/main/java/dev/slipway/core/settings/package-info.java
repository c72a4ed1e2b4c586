/// The home folder and what the user chose.
@NullMarked
package dev.slipway.core.settings;

import org.jspecify.annotations.NullMarked;
