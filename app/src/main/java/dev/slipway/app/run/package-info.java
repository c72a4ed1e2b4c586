/// One run: stage graph, waterfall, log, artifacts.
@NullMarked
package dev.slipway.app.run;

import org.jspecify.annotations.NullMarked;
