@NullMarked
package dev.slipway.core.adapter.haproxy;

import org.jspecify.annotations.NullMarked;
