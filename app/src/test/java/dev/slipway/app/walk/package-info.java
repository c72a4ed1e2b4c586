/// Goes through every page and looks at how it is laid out.
@NullMarked
package dev.slipway.app.walk;

import org.jspecify.annotations.NullMarked;
