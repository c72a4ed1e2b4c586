package dev.slipway.core;

import dev.slipway.core.compose.ComposeFiles;
import dev.slipway.core.compose.ComposeLint;
import dev.slipway.core.compose.ComposeReader;
import dev.slipway.core.pipeline.FileLinter;
import dev.slipway.core.pipeline.Finding;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Lets `lint` check Compose files, without the pipeline knowing of them. An overlay is checked
/// laid over its base, and only what it says itself is told.
final class ComposeFileLinter implements FileLinter {

    @Override
    public boolean isUsualName(String fileName) {
        return ComposeLint.isComposeName(fileName);
    }

    @Override
    public boolean looksLike(String text) {
        return ComposeLint.looksLikeCompose(text);
    }

    @Override
    public List<Finding> lint(String file, Path path, String text) {
        var folder = path.toAbsolutePath().getParent();
        var beside = folder == null ? ComposeFiles.NONE : ComposeFiles.folder(folder);
        var own = new ComposeReader.Text(file, text);
        var base = base(path, beside);
        if (base.isEmpty()) {
            return ComposeLint.check(own, Optional.empty(), beside);
        }
        return ComposeLint.check(base.get(), Optional.of(own), beside).stream()
                .filter(finding -> finding.file().equals(file))
                .toList();
    }

    private static Optional<ComposeReader.Text> base(Path path, ComposeFiles beside) {
        var name = path.getFileName();
        return name == null
                ? Optional.empty()
                : ComposeLint.basesOf(name.toString()).stream()
                        .flatMap(base ->
                                beside
                                        .text(base)
                                        .map(text -> new ComposeReader.Text(base, text))
                                        .stream())
                        .findFirst();
    }
}
