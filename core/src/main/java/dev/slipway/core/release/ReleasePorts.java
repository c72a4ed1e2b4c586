package dev.slipway.core.release;

import dev.slipway.core.engine.Engines;
import dev.slipway.core.environment.EnvironmentSecrets;
import dev.slipway.core.environment.EnvironmentStore;
import dev.slipway.core.event.AuditLog;
import dev.slipway.core.event.EventBus;
import dev.slipway.core.pipeline.RunStore;
import dev.slipway.core.settings.Home;
import dev.slipway.core.source.ProjectStore;
import dev.slipway.core.source.SourceRepository;
import dev.slipway.core.time.Timer;
import dev.slipway.core.traffic.TrafficRouter;
import java.time.Clock;
import java.util.List;

/// What releases are made with.
///
/// @param driveCommand starts a driver in a session of its own; empty where this process drives
public record ReleasePorts(
        Home home,
        ReleaseStore releases,
        BlockedVersions blocked,
        AuditLog audit,
        ProjectStore projects,
        RunStore runs,
        EnvironmentStore environments,
        EnvironmentSecrets secrets,
        SourceRepository source,
        Engines engines,
        TrafficRouter router,
        Check check,
        EventBus events,
        Clock clock,
        Timer timer,
        List<String> driveCommand) {
    public ReleasePorts {
        driveCommand = List.copyOf(driveCommand);
    }
}
