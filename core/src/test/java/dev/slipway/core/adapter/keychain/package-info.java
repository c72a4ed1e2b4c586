@NullMarked
package dev.slipway.core.adapter.keychain;

import org.jspecify.annotations.NullMarked;
