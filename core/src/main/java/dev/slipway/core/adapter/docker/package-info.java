/// Docker behind the engine ports, over docker-java's transport.
@NullMarked
package dev.slipway.core.adapter.docker;

import org.jspecify.annotations.NullMarked;
