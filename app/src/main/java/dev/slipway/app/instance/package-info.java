/// One window per data folder: a second start hands its page over to the first.
@NullMarked
package dev.slipway.app.instance;

import org.jspecify.annotations.NullMarked;
