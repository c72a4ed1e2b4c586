/// News for a person: what happened, why, what to do.
@NullMarked
package dev.slipway.core.problem;

import org.jspecify.annotations.NullMarked;
