package dev.slipway.core.engine;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Port: image builds of one engine: BuildKit natively, the classic builder where the engine has no
/// other. Interrupting the caller ends the build. Problems: `build.failed` (a result),
/// `build.baseImage`, `engine.*`.
public interface Builds {

    ImageId build(Spec spec, Progress progress) throws InterruptedException;

    /// @param context folder sent to the engine, `.dockerignore` honoured, symlinks sent as such
    /// @param dockerfile relative to the context · target null = the last stage
    record Spec(
            Path context,
            String dockerfile,
            @Nullable String target,
            Map<String, String> buildArgs,
            Map<String, String> labels,
            String tag,
            boolean noCache) {}

    /// What a build tells while it goes on; called from one thread.
    interface Progress {
        void vertexStarted(String id, String name, Instant at);

        void log(String id, String line);

        /// @param error null if it went well
        void vertexEnded(
                String id,
                boolean cached,
                Instant startedAt,
                Duration took,
                @Nullable String error);

        /// Said once where the classic builder had to be used.
        void fallback(String reason);
    }
}
