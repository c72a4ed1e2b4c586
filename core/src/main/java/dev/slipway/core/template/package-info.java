/// Templates of Compose files: bundled ones and a person's own, with parameters, and applications
/// made from them.
@NullMarked
package dev.slipway.core.template;

import org.jspecify.annotations.NullMarked;
