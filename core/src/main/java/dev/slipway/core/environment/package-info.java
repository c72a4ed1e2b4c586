/// Where versions run: environments, their order, their engines.
@NullMarked
package dev.slipway.core.environment;

import org.jspecify.annotations.NullMarked;
