package dev.slipway.core.update;

import java.util.Map;
import java.util.Optional;

/// Where this build's feed is and whose signature on it is believed. A package has both built in
/// (the launcher's properties `slipway.update.feed` and `slipway.update.key`); a person or a
/// company with a mirror and a key of its own names them by `SLIPWAY_UPDATE_FEED` and
/// `SLIPWAY_UPDATE_KEY`.
public record FeedPlace(String address, String keys) {

    /// Empty for a build that has none, and where only one of the two is told.
    public static Optional<FeedPlace> ofProcess(Map<String, String> environment) {
        var own = environment.getOrDefault("SLIPWAY_UPDATE_FEED", "");
        var place =
                own.isBlank()
                        ? new FeedPlace(
                                System.getProperty("slipway.update.feed", ""),
                                System.getProperty("slipway.update.key", ""))
                        : new FeedPlace(own, environment.getOrDefault("SLIPWAY_UPDATE_KEY", ""));
        return Optional.of(place).filter(p -> !p.address().isBlank() && !p.keys().isBlank());
    }
}
