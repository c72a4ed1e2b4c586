package dev.slipway.core.pipeline.runner;

import dev.slipway.core.source.Project;
import dev.slipway.core.source.Revision;
import dev.slipway.core.source.SourceRepository;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a checkout leaves out, said before somebody wonders: nothing is fetched from addresses that
/// a repository names.
final class SourceWarnings {
    private SourceWarnings() {}

    static List<String> of(SourceRepository source, Project project, Revision revision) {
        var warnings = new ArrayList<String>();
        if (text(source, project, revision, ".gitmodules").filter(t -> !t.isBlank()).isPresent()) {
            warnings.add(
                    "The repository has submodules; their folders are empty. A step may fetch them:"
                            + " git submodule update --init.");
        }
        if (text(source, project, revision, ".gitattributes")
                .filter(attributes -> attributes.contains("filter=lfs"))
                .isPresent()) {
            warnings.add(
                    "The repository keeps files in Git LFS; here they are small pointer files. A step"
                            + " may fetch them: git lfs pull.");
        }
        return warnings;
    }

    private static Optional<String> text(
            SourceRepository source, Project project, Revision revision, String path) {
        return source.read(project, revision, path)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }
}
