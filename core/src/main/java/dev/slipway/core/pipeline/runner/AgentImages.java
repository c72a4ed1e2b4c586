package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.Tool;
import dev.slipway.core.pipeline.agent.DefaultImages;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Which image stands for `agent any` and for labels: what the user's table says, else what the
/// `tools` name, else what the repository's files tell.
final class AgentImages {
    private static final Pattern VERSION = Pattern.compile("\\d+(\\.\\d+)*");
    private static final String ANY = "any";

    private final DefaultImages.Choice detected;
    private final Map<String, String> table;

    /// @param table image by label
    AgentImages(DefaultImages.Choice detected, Map<String, String> table) {
        this.detected = detected;
        this.table = table;
    }

    /// What can stand in where an image that nobody named cannot be had.
    String usual() {
        return detected.usual();
    }

    /// The image that the settings call by a name.
    Optional<String> named(String name) {
        return Optional.ofNullable(table.get(name));
    }

    List<String> caches() {
        return detected.caches();
    }

    /// @param label as the pipeline writes it, empty for `any`
    /// @param text gives a tool's name
    String image(String label, List<Tool> tools, Function<Tool, String> text) {
        return Optional.ofNullable(table.get(label.isEmpty() ? ANY : label))
                .or(() -> Optional.ofNullable(table.get(ANY)))
                .or(() -> byTools(tools, text))
                .orElse(detected.image());
    }

    /// The official image that has them; those of Maven and Gradle name their JDK. Names without a
    /// number (`M3`-like ones have one, `default` has none) mean the usual version.
    private Optional<String> byTools(List<Tool> tools, Function<Tool, String> text) {
        var jdk = version(tools, "jdk", text).map(version -> version.split("\\.")[0]);
        var maven = version(tools, "maven", text);
        var gradle = version(tools, "gradle", text);
        if (jdk.isPresent() && has(tools, "maven")) {
            return Optional.of(
                    "maven:%s-eclipse-temurin-%s"
                            .formatted(
                                    maven.filter(v -> v.contains(".")).orElse("3.9"), jdk.get()));
        }
        if (gradle.isPresent() || has(tools, "gradle")) {
            var suffix = jdk.map(version -> "jdk" + version).orElse("jdk25");
            return Optional.of("gradle:" + gradle.map(v -> v + "-").orElse("") + suffix);
        }
        if (has(tools, "maven")) {
            return Optional.of("maven:3.9-eclipse-temurin-25");
        }
        if (jdk.isPresent()) {
            return Optional.of("eclipse-temurin:" + jdk.get() + "-jdk");
        }
        return has(tools, "nodejs")
                ? Optional.of("node:" + version(tools, "nodejs", text).orElse("lts"))
                : Optional.empty();
    }

    private static boolean has(List<Tool> tools, String type) {
        return tools.stream().anyMatch(tool -> tool.type().equals(type));
    }

    private static Optional<String> version(
            List<Tool> tools, String type, Function<Tool, String> text) {
        return tools.stream()
                .filter(tool -> tool.type().equals(type))
                .map(text)
                .map(VERSION::matcher)
                .filter(match -> match.find())
                .map(match -> match.group())
                .findFirst();
    }
}
