/// The Compose file as Slipway deploys it, x-release included.
@NullMarked
package dev.slipway.core.compose;

import org.jspecify.annotations.NullMarked;
