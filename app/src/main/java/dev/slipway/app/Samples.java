package dev.slipway.app;

import java.nio.file.Path;

/// Gives the bundled sample project: copied out at first use as a git repository of its own.
/// Blocking.
@FunctionalInterface
public interface Samples {
    Path unpack();
}
