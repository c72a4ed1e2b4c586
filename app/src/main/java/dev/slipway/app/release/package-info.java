/// Releases as a person steers them: the list, the live page with its slider, the start of a new
/// one.
@NullMarked
package dev.slipway.app.release;

import org.jspecify.annotations.NullMarked;
