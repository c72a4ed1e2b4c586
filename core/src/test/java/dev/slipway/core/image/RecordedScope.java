package dev.slipway.core.image;

import dev.slipway.core.pipeline.BuiltImage;
import dev.slipway.core.pipeline.RunId;
import dev.slipway.core.pipeline.RunScope;
import dev.slipway.core.pipeline.Status;
import dev.slipway.core.source.Project;
import dev.slipway.core.source.ProjectName;
import dev.slipway.core.source.Revision;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A run over a folder that keeps what a closing stage does.
final class RecordedScope implements RunScope {
    final List<BuiltImage> images = new ArrayList<>();
    final List<String> steps = new ArrayList<>();
    final List<String> lines = new ArrayList<>();
    final List<String> warnings = new ArrayList<>();
    private final Path workspace;
    private final ProjectName project;
    private final Instant startedAt;

    RecordedScope(Path workspace, String project, Instant startedAt) {
        this.workspace = workspace;
        this.project = new ProjectName(project);
        this.startedAt = startedAt;
    }

    @Override
    public RunId id() {
        return new RunId(project, 7, 1);
    }

    @Override
    public Project project() {
        return new Project(project, "https://user:pw@git.example.org/shop.git", startedAt);
    }

    @Override
    public Revision revision() {
        return new Revision("1a2b3c4d5e6f7081920a1b2c3d4e5f6071829304", "me", startedAt, "More");
    }

    @Override
    public String ref() {
        return "main";
    }

    @Override
    public Instant startedAt() {
        return startedAt;
    }

    @Override
    public Optional<byte[]> file(String path) {
        try {
            var file = workspace.resolve(path);
            return Files.isRegularFile(file)
                    ? Optional.of(Files.readAllBytes(file))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Path workspaceCopy() {
        return workspace;
    }

    @Override
    public StepSink step(String name, String label) {
        return new StepSink() {
            @Override
            public void line(String text) {
                lines.add(text);
            }

            @Override
            public void end(Status status, boolean cached) {
                steps.add(name + " " + label + " " + status.word() + (cached ? " cached" : ""));
            }

            @Override
            public void end(Status status, boolean cached, Instant began, Duration duration) {
                end(status, cached);
            }
        };
    }

    @Override
    public void image(BuiltImage image) {
        images.add(image);
    }

    @Override
    public void warn(String warning) {
        warnings.add(warning);
    }
}
