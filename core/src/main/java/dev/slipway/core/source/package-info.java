/// Where code comes from: projects, branches, revisions, and noticing new ones.
@NullMarked
package dev.slipway.core.source;

import org.jspecify.annotations.NullMarked;
