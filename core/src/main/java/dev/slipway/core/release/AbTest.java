package dev.slipway.core.release;

import dev.slipway.core.compose.VariantSpec.Match;
import java.util.Optional;

/// What an A/B test calls its two versions, and how users come to them.
///
/// @param control what runs already · variant what is tried
/// @param sticky users stay on the version they came to first
/// @param toControl, toVariant requests that always come to one of them
public record AbTest(
        String control,
        String variant,
        boolean sticky,
        Optional<Match> toControl,
        Optional<Match> toVariant) {
    /// The name that people have given a side.
    public String name(Side side) {
        return side == Side.STABLE ? control : variant;
    }
}
