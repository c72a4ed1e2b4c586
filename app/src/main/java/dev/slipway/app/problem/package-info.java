/// How a problem is shown: what, why, next, details.
@NullMarked
package dev.slipway.app.problem;

import org.jspecify.annotations.NullMarked;
