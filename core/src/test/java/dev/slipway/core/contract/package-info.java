/// What every adapter of a port has to do, simulated or real.
@NullMarked
package dev.slipway.core.contract;

import org.jspecify.annotations.NullMarked;
