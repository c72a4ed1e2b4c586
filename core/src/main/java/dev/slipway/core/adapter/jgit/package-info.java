/// Git repositories through JGit, with a git configuration of our own.
@NullMarked
package dev.slipway.core.adapter.jgit;

import org.jspecify.annotations.NullMarked;
