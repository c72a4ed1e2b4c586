/// Docker's adapter on a real engine.
@org.jspecify.annotations.NullMarked
package dev.slipway.core.adapter.docker;
