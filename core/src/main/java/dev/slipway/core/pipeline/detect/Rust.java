package dev.slipway.core.pipeline.detect;

import dev.slipway.core.pipeline.agent.DefaultImages.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `Cargo.toml`. Crates are kept in the home, where the cache is; the images' own place is not.
final class Rust implements Ecosystem {
    private static final String CARGO = "CARGO_HOME=\"$HOME/.cargo\" cargo ";

    @Override
    public Tool tool() {
        return Tool.RUST;
    }

    @Override
    public Optional<String> sign(ProjectFiles files) {
        return files.has("Cargo.toml") ? Optional.of("Cargo.toml") : Optional.empty();
    }

    @Override
    public Optional<String> version(ProjectFiles files) {
        return Versions.first(
                        files.text("rust-toolchain.toml"), "^channel\\s*=\\s*\"(1\\.\\d{1,3})")
                .or(() -> Versions.first(files.text("rust-toolchain"), "(1\\.\\d{1,3})"))
                .or(() ->
                        Versions.first(
                                files.text("Cargo.toml"),
                                "^rust-version\\s*=\\s*\"(1\\.\\d{1,3})"));
    }

    @Override
    public List<Work> stages(ProjectFiles files) {
        var locked = files.has("Cargo.lock") ? "--locked" : "";
        var stages = new ArrayList<Work>();
        stages.add(Work.of("Build", (CARGO + "build --all-targets " + locked).strip()));
        stages.add(Work.of("Test", (CARGO + "test " + locked).strip()));
        var release = Work.of("Package", (CARGO + "build --release " + locked).strip());
        stages.add(
                program(files)
                        .map(name -> release.keeping("target/release/" + name))
                        .orElse(release));
        return stages;
    }

    private static Optional<String> program(ProjectFiles files) {
        return files.has("src/main.rs")
                ? Versions.first(
                        files.text("Cargo.toml"), "^name\\s*=\\s*\"([A-Za-z0-9_-]{1,64})\"")
                : Optional.empty();
    }
}
