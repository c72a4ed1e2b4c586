package dev.slipway.app;

import dev.slipway.core.pipeline.RunId;
import dev.slipway.core.release.Outcome;
import dev.slipway.core.source.ProjectName;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Environments and releases for the pictures.
final class PictureReleases {
    private static final Instant NOW = Instant.now();

    private PictureReleases() {}

    /// Two environments; one release that went through, one that was aborted, one that is live.
    static void fill(MadeHome home, ProjectName shop, ProjectName billing) {
        var staging = home.environment("staging", null);
        var production = home.environment("production", staging);
        var made = home.releases();
        var old = made.version(shop, new RunId(shop, 5, 1), NOW.minus(Duration.ofHours(30)));
        var next = made.version(shop, new RunId(shop, 7, 1), NOW.minus(Duration.ofHours(18)));
        var bill = made.version(billing, new RunId(billing, 4, 1), NOW.minus(Duration.ofHours(20)));
        var worse =
                made.version(billing, new RunId(billing, 5, 1), NOW.minus(Duration.ofHours(14)));
        made.ended(shop, staging, old, Optional.empty(), hoursAgo(29), Outcome.Promoted);
        made.ended(shop, production, old, Optional.empty(), hoursAgo(27), Outcome.Promoted);
        made.ended(billing, staging, bill, Optional.empty(), hoursAgo(19), Outcome.Promoted);
        made.ended(shop, staging, next, Optional.of(old), hoursAgo(17), Outcome.Promoted);
        made.ended(billing, staging, worse, Optional.of(bill), hoursAgo(13), Outcome.Aborted);
        made.live(shop, production, next, old, NOW);
        home.experiments().live(billing, production, worse, bill, NOW);
    }

    private static Instant hoursAgo(int hours) {
        return NOW.minus(Duration.ofHours(hours));
    }
}
