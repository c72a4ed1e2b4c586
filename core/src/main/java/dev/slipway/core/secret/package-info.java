/// What must not be seen: credentials of sources, registries, runs and environments.
@NullMarked
package dev.slipway.core.secret;

import org.jspecify.annotations.NullMarked;
