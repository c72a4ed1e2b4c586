package dev.slipway.core.pipeline.agent;

import java.util.List;
import java.util.function.Predicate;

/// Which image stands for `agent any`, and which folders of its home are kept between runs: decided
/// by the files at the root of the repository, first match wins.
///
/// @param caches relative to the home of the agent's user
public record DefaultImages(String image, List<String> caches) {

    private record Row(List<String> files, String image, List<String> caches) {}

    private static final List<Row> TABLE =
            List.of(
                    new Row(List.of("pom.xml"), "maven:3.9-eclipse-temurin-25", List.of(".m2")),
                    new Row(
                            List.of("build.gradle", "build.gradle.kts", "settings.gradle"),
                            "gradle:jdk25",
                            List.of(".gradle")),
                    new Row(List.of("package.json"), "node:lts", List.of(".npm")),
                    new Row(List.of("go.mod"), "golang:1", List.of("go", ".cache/go-build")),
                    new Row(
                            List.of("pyproject.toml", "requirements.txt", "setup.py"),
                            "python:3",
                            List.of(".cache/pip")));

    private static final DefaultImages SHELL = new DefaultImages("busybox:stable", List.of());

    /// @param exists whether the built revision has a file at its root
    public static DefaultImages of(Predicate<String> exists) {
        return TABLE.stream()
                .filter(row -> row.files().stream().anyMatch(exists))
                .findFirst()
                .map(row -> new DefaultImages(row.image(), row.caches()))
                .orElse(SHELL);
    }
}
