/// Facts that were saved, told to whom they concern.
@NullMarked
package dev.slipway.core.event;

import org.jspecify.annotations.NullMarked;
