package dev.slipway.core.pipeline;

import java.time.Duration;

/// Where a stage's time went, in the order it was spent; zero where nothing was.
///
/// @param queued waiting for a free place · pull for the image · prepare for container and
///   workspace · run the steps · collect reports, artifacts, clean-up
public record StageTimes(
        Duration queued, Duration pull, Duration prepare, Duration run, Duration collect) {
    public static final StageTimes NONE =
            new StageTimes(
                    Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);
}
