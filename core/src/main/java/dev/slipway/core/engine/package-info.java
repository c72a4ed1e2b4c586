/// What Slipway needs of a container engine, as ports.
@NullMarked
package dev.slipway.core.engine;

import org.jspecify.annotations.NullMarked;
