/// The command line: the same core without a window. Words, exit statuses and JSON are a contract
/// that scripts rely on.
@NullMarked
package dev.slipway.app.cli;

import org.jspecify.annotations.NullMarked;
