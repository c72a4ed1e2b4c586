/// The traffic router on HAProxy: a holder that owns port, network and names, and a router that
/// joins it.
@NullMarked
package dev.slipway.core.adapter.haproxy;

import org.jspecify.annotations.NullMarked;
