package dev.slipway.core.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.engine.Builds;
import dev.slipway.core.engine.Builds.Spec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `Builds` promises.
public abstract class BuildsContract extends EngineContract {
    @TempDir protected Path context;

    protected final String tag = "slipway/" + unique + ":1";

    protected Builds builds() {
        return engine().builds();
    }

    protected Spec spec(Map<String, String> arguments) {
        return new Spec(context, "Dockerfile", null, arguments, labels, tag, false);
    }

    protected void dockerfile(String... lines) throws IOException {
        Files.writeString(context.resolve("Dockerfile"), String.join("\n", lines) + "\n");
    }

    @AfterEach
    void removeTheImage() {
        engine().images().remove(tag);
    }

    @Test
    void anImageIsBuiltTaggedAndLabelledAndItsStepsAreTold() throws Exception {
        dockerfile("FROM busybox:stable", "RUN echo " + unique);
        var told = new Told();

        var id = builds().build(spec(Map.of()), told);

        var image = engine().images().find(tag).orElseThrow();
        assertThat(image.id()).isEqualTo(id);
        assertThat(image.labels()).containsAllEntriesOf(labels);
        var step = told.vertex("RUN echo " + unique);
        assertThat(step.error()).isNull();
        assertThat(step.cached()).isFalse();
        assertThat(told.started).containsAll(told.ended.stream().map(Vertex::id).toList());
    }

    @Test
    void aFailingStepIsAResultThatNamesIt() throws Exception {
        dockerfile("FROM busybox:stable", "RUN false");
        var told = new Told();

        var problem = problem(() -> builds().build(spec(Map.of()), told));

        assertThat(problem.code()).isEqualTo("build.failed");
        assertThat(problem.kind().exitStatus()).isEqualTo(1);
        assertThat(problem.summary()).contains("RUN false");
        assertThat(told.vertex("RUN false").error()).isNotNull();
        assertThat(engine().images().find(tag)).isEmpty();
    }

    @Test
    void noDockerfileIsSaid() {
        var problem = problem(() -> builds().build(spec(Map.of()), new Told()));

        assertThat(problem.code()).isIn("build.failed", "build.noDockerfile");
        assertThat(problem.summary()).contains("Dockerfile");
    }

    /// A vertex that has ended.
    public record Vertex(
            String id,
            String name,
            boolean cached,
            Instant startedAt,
            Duration took,
            @Nullable String error) {}

    /// Keeps what was told.
    public static final class Told implements Builds.Progress {
        public final List<String> started = new ArrayList<>();
        public final List<Vertex> ended = new ArrayList<>();
        public final List<String> lines = new ArrayList<>();
        public @Nullable String fallback;
        private final Map<String, String> names = new java.util.HashMap<>();

        @Override
        public void vertexStarted(String id, String name, Instant at) {
            started.add(id);
            names.put(id, name);
        }

        @Override
        public void log(String id, String line) {
            lines.add(line);
        }

        @Override
        public void vertexEnded(
                String id,
                boolean cached,
                Instant startedAt,
                Duration took,
                @Nullable String error) {
            ended.add(new Vertex(id, names.getOrDefault(id, ""), cached, startedAt, took, error));
        }

        @Override
        public void fallback(String reason) {
            fallback = reason;
        }

        public Vertex vertex(String name) {
            return ended.stream()
                    .filter(each -> each.name().contains(name))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(name + " is not in " + ended));
        }
    }
}
