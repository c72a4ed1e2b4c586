package dev.slipway.core;

import java.nio.file.Path;
import java.util.List;

/// How a core is opened.
///
/// @param home the data folder
/// @param driveCommand the command line that starts `slipway drive` for a home in a session of its
///   own; empty where this process drives itself
public record CoreOptions(Path home, List<String> driveCommand) {
    public CoreOptions {
        driveCommand = List.copyOf(driveCommand);
    }
}
