/// The update feed over HTTP.
@NullMarked
package dev.slipway.core.adapter.update;

import org.jspecify.annotations.NullMarked;
