/// Everything that happened: runs, releases, what people did.
@NullMarked
package dev.slipway.app.activity;

import org.jspecify.annotations.NullMarked;
