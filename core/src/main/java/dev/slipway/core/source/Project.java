package dev.slipway.core.source;

import java.time.Instant;

/// A git repository that Slipway builds: a folder on this machine or a URL.
///
/// @param location an absolute path, or a URL as git understands it
public record Project(ProjectName name, String location, Instant addedAt) {

    /// True if the location is a folder of this machine.
    public boolean isLocal() {
        return location.startsWith("/") || location.matches("[A-Za-z]:[\\\\/].*");
    }
}
