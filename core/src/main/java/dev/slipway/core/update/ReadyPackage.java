package dev.slipway.core.update;

import java.nio.file.Path;
import java.util.List;

/// A package that lies on this machine and is what the signed feed says.
///
/// @param command what has the package manager install it; Slipway does not
public record ReadyPackage(ReleaseNumber version, Path file, String sha256, List<String> command) {
    public ReadyPackage {
        command = List.copyOf(command);
    }
}
