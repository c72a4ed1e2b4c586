package dev.slipway.core;

import dev.slipway.core.compose.ComposeLint;
import dev.slipway.core.compose.ComposeReader;
import dev.slipway.core.pipeline.FileLinter;
import dev.slipway.core.pipeline.Finding;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Lets `lint` check Compose files, without the pipeline knowing of them.
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
        return ComposeLint.check(new ComposeReader.Text(file, text), Optional.empty(), Map.of());
    }
}
