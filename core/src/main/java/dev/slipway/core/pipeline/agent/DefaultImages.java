package dev.slipway.core.pipeline.agent;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The one table of images that stand for a way of building, with the versions that are taken where
/// a project names none. The settings may say another image for each row, by its word: `"images":
/// {"maven": "registry.example.org/maven:{version}"}`.
public record DefaultImages(Map<String, String> overrides) {
    public DefaultImages {
        overrides = Map.copyOf(overrides);
    }

    /// A row. `{version}` in an image is replaced.
    ///
    /// @param caches relative to the home of the agent's user
    public enum Tool {
        MAVEN("maven", "Maven", "Java", "maven:3.9-eclipse-temurin-{version}", "25", ".m2"),
        GRADLE("gradle", "Gradle", "Java", "gradle:jdk{version}", "25", ".gradle"),
        NODE("node", "Node.js", "Node.js", "node:{version}", "lts", ".npm", ".cache"),
        PYTHON("python", "Python", "Python", "python:{version}", "3", ".cache/pip", ".cache/uv"),
        GO("go", "Go", "Go", "golang:{version}", "1", "go", ".cache/go-build"),
        DOTNET("dotnet", ".NET", "SDK", "mcr.microsoft.com/dotnet/sdk:{version}", "10.0", ".nuget"),
        RUST("rust", "Rust", "Rust", "rust:{version}", "1", ".cargo"),
        SHELL("shell", "Shell", "", "busybox:stable", "");

        private final String word;
        private final String label;
        private final String versionOf;
        private final String image;
        private final String version;
        private final List<String> caches;

        Tool(
                String word,
                String label,
                String versionOf,
                String image,
                String version,
                String... caches) {
            this.word = word;
            this.label = label;
            this.versionOf = versionOf;
            this.image = image;
            this.version = version;
            this.caches = List.of(caches);
        }

        /// The spelling in the settings.
        public String word() {
            return word;
        }

        public String label() {
            return label;
        }

        /// What the version is of, for a person.
        public String versionOf() {
            return versionOf;
        }

        public List<String> caches() {
            return caches;
        }
    }

    /// @param usual the same tool's image in the table's version, to make do with where the wanted
    ///   one cannot be had
    /// @param caches relative to the home of the agent's user
    public record Choice(String image, String usual, List<String> caches) {
        public Choice {
            caches = List.copyOf(caches);
        }
    }

    /// @param version as the project says it, empty = the table's
    public Choice choose(Tool tool, Optional<String> version) {
        var image = overrides.getOrDefault(tool.word, tool.image);
        return new Choice(
                image.replace("{version}", version.orElse(tool.version)),
                image.replace("{version}", tool.version),
                tool.caches);
    }
}
