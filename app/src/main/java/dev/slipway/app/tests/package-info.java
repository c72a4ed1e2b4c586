/// Test results of a run.
@NullMarked
package dev.slipway.app.tests;

import org.jspecify.annotations.NullMarked;
