/// Templates of Compose files as a person sees them: the library, the filling in, the application
/// made from one.
@NullMarked
package dev.slipway.app.templates;

import org.jspecify.annotations.NullMarked;
