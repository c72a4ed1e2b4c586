package dev.slipway.core.pipeline.detect;

import dev.slipway.core.source.Project;
import dev.slipway.core.source.Revision;
import dev.slipway.core.source.SourceRepository;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// A commit's files.
public final class RevisionFiles implements ProjectFiles {
    private final SourceRepository source;
    private final Project project;
    private final Revision revision;
    private final Map<String, List<String>> names = new ConcurrentHashMap<>();

    public RevisionFiles(SourceRepository source, Project project, Revision revision) {
        this.source = source;
        this.project = project;
        this.revision = revision;
    }

    @Override
    public Optional<String> text(String path) {
        return source.read(project, revision, path)
                .map(bytes ->
                        new String(
                                Arrays.copyOf(bytes, Math.min(bytes.length, CHARACTERS_AT_MOST)),
                                StandardCharsets.UTF_8));
    }

    @Override
    public List<String> names(String folder) {
        return names.computeIfAbsent(folder, at -> source.names(project, revision, at));
    }
}
