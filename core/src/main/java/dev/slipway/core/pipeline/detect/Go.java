package dev.slipway.core.pipeline.detect;

import dev.slipway.core.pipeline.agent.DefaultImages.Tool;
import java.util.List;
import java.util.Optional;

/// `go.mod`. Modules are kept in the home, where the cache is; the images' own place is not.
final class Go implements Ecosystem {
    private static final String GO = "GOPATH=\"$HOME/go\" go ";

    @Override
    public Tool tool() {
        return Tool.GO;
    }

    @Override
    public Optional<String> sign(ProjectFiles files) {
        return files.has("go.mod") ? Optional.of("go.mod") : Optional.empty();
    }

    @Override
    public Optional<String> version(ProjectFiles files) {
        var module = files.text("go.mod");
        return Versions.first(module, "^toolchain\\s+go(1\\.\\d{1,2})")
                .or(() -> Versions.first(module, "^go\\s+(1\\.\\d{1,2})"));
    }

    @Override
    public List<Work> stages(ProjectFiles files) {
        return List.of(
                Work.of("Build", GO + "build ./..."),
                Work.of("Vet", GO + "vet ./..."),
                Work.of("Test", GO + "test -v ./..."));
    }
}
