/// What is written about the command line, made from the commands themselves: man page, Markdown,
/// completions.
@NullMarked
package dev.slipway.app.cli.reference;

import org.jspecify.annotations.NullMarked;
