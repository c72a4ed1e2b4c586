package dev.slipway.core.update;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// One version in the feed.
///
/// @param notes an http(s) address where one reads what is new
public record FeedRelease(
        ReleaseNumber version, LocalDate date, Optional<String> notes, List<Package> packages) {
    public FeedRelease {
        packages = List.copyOf(packages);
    }

    /// @param arch `x86_64` or `aarch64`
    /// @param file its name; it lies beside the feed
    /// @param size in bytes
    /// @param sha256 64 hex digits, lower case
    public record Package(PackageKind kind, String arch, String file, long size, String sha256) {}

    public Optional<Package> packageFor(PackageKind kind, String arch) {
        return packages.stream().filter(p -> p.kind() == kind && p.arch().equals(arch)).findFirst();
    }
}
