/// Logs of any length: rows found at once in the steps' files, drawn by hand, searched, copied.
@NullMarked
package dev.slipway.app.run.log;

import org.jspecify.annotations.NullMarked;
