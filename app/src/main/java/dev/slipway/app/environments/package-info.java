/// Environments as a person sees them: where versions run and what runs there.
@NullMarked
package dev.slipway.app.environments;

import org.jspecify.annotations.NullMarked;
