/// Newer versions of Slipway itself: a signed feed is read when a person asks or has allowed it, a
/// package is fetched and checked, and handed to the system's package manager. Nothing is installed
/// from here. The format is in docs/update-feed.md.
@NullMarked
package dev.slipway.core.update;

import org.jspecify.annotations.NullMarked;
