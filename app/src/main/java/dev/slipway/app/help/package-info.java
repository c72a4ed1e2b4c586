/// Keys, version, where things are.
@NullMarked
package dev.slipway.app.help;

import org.jspecify.annotations.NullMarked;
