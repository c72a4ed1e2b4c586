package dev.slipway.core.pipeline.detect;

import dev.slipway.core.pipeline.agent.DefaultImages.Tool;
import java.util.List;
import java.util.Optional;

/// A solution or project file of .NET.
final class DotNet implements Ecosystem {
    @Override
    public Tool tool() {
        return Tool.DOTNET;
    }

    @Override
    public Optional<String> sign(ProjectFiles files) {
        return files.names("").stream()
                .filter(name -> name.matches("[^/]+\\.(sln|slnx|csproj|fsproj|vbproj)"))
                .findFirst();
    }

    @Override
    public Optional<String> version(ProjectFiles files) {
        return Versions.first(files.text("global.json"), "\"version\"\\s*:\\s*\"(\\d{1,2}\\.\\d)")
                .or(() ->
                        files.names("").stream()
                                .filter(name -> name.endsWith("proj") || name.endsWith(".props"))
                                .flatMap(name ->
                                        Versions.first(
                                                files.text(name),
                                                "<TargetFrameworks?>[^<]{0,80}?net(\\d{1,2}\\.\\d)")
                                                .stream())
                                .findFirst());
    }

    @Override
    public List<Work> stages(ProjectFiles files) {
        return List.of(
                Work.of("Build", "dotnet build -c Release"),
                Work.of(
                        "Test",
                        "dotnet test -c Release --no-build --logger trx --results-directory TestResults"),
                Work.of("Package", "dotnet publish -c Release -o published")
                        .keeping("published/**"));
    }
}
