/// Noticing new commits: by polling, by looking at a local repository's branches, and when a
/// webhook says so.
@NullMarked
package dev.slipway.core.source.watch;

import org.jspecify.annotations.NullMarked;
