@NullMarked
package dev.slipway.core.adapter.webhook;

import org.jspecify.annotations.NullMarked;
