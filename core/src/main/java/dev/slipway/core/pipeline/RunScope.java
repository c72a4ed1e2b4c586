package dev.slipway.core.pipeline;

import dev.slipway.core.source.Project;
import dev.slipway.core.source.Revision;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What a closing stage sees of the run it closes.
public interface RunScope {

    RunId id();

    Project project();

    Revision revision();

    /// What was asked for, as a branch or tag name or a hash.
    String ref();

    /// When the run began, on this machine's clock.
    Instant startedAt();

    /// A file of the built revision.
    Optional<byte[]> file(String path);

    /// A clean checkout of the built revision (sources as committed) overlaid with the workspace's
    /// files as the pipeline left them; read only, deleted with the run.
    Path workspaceCopy();

    /// Begins a step: its lines go to a log of their own.
    StepSink step(String name, String label);

    void image(BuiltImage image);

    void warn(String warning);

    /// One step's log and end. Safe from one thread at a time.
    interface StepSink {
        void line(String text);

        void end(Status status, boolean cached);

        /// Ends a step whose times were measured by somebody else (an image builder).
        void end(Status status, boolean cached, Instant startedAt, Duration duration);
    }
}
