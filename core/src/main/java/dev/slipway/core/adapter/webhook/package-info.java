/// Webhooks over the JDK's own HTTP server.
@NullMarked
package dev.slipway.core.adapter.webhook;

import org.jspecify.annotations.NullMarked;
