package dev.slipway.core.pipeline.detect;

import dev.slipway.core.pipeline.agent.DefaultImages;
import dev.slipway.core.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Sees how a project is built and makes a pipeline of it: from its root or, where nothing is
/// there, from the folders right below. Safe from any thread.
public final class Detector {
    private static final int FOLDERS_AT_MOST = 8;

    /// The first that is there wins: what often comes along with others stands last.
    private static final List<Ecosystem> ECOSYSTEMS =
            List.of(
                    new Maven(),
                    new Gradle(),
                    new Go(),
                    new Rust(),
                    new DotNet(),
                    new Node(),
                    new Python());

    private final DefaultImages images;

    public Detector(Settings settings) {
        this.images = new DefaultImages(settings.images());
    }

    /// A part of the project that is built in one way.
    record Part(
            String folder,
            Ecosystem ecosystem,
            String sign,
            String image,
            Optional<String> version) {}

    /// Empty if nothing is known of how it is built.
    public Optional<Detected> detect(ProjectFiles files) {
        var parts = parts(files);
        if (!parts.isEmpty()) {
            return Optional.of(
                    new Detected(
                            parts.stream().map(Detector::reason).toList(),
                            new JenkinsfileText(files, parts).write()));
        }
        return imageOnly(files)
                .map(sign ->
                        new Detected(List.of("Image (" + sign + ")"), JenkinsfileText.image(sign)));
    }

    /// The image and caches of `agent any`.
    public DefaultImages.Choice agent(ProjectFiles files) {
        return parts(files).stream()
                .findFirst()
                .map(part -> {
                    var tool = part.ecosystem().tool();
                    var usual = images.choose(tool, Optional.empty()).image();
                    return new DefaultImages.Choice(part.image(), usual, tool.caches());
                })
                .orElseGet(() -> images.choose(DefaultImages.Tool.SHELL, Optional.empty()));
    }

    private List<Part> parts(ProjectFiles files) {
        var atRoot = part(files, "");
        if (atRoot.isPresent()) {
            return List.of(atRoot.get());
        }
        var parts = new ArrayList<Part>();
        for (var name : files.names("")) {
            if (name.matches("[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}/")
                    && parts.size() < FOLDERS_AT_MOST) {
                part(files, name.substring(0, name.length() - 1)).ifPresent(parts::add);
            }
        }
        return parts;
    }

    private Optional<Part> part(ProjectFiles files, String folder) {
        var here = files.in(folder);
        for (var ecosystem : ECOSYSTEMS) {
            var sign = ecosystem.sign(here);
            if (sign.isPresent()) {
                var version = ecosystem.version(here);
                var image = images.choose(ecosystem.tool(), version).image();
                return Optional.of(new Part(folder, ecosystem, sign.get(), image, version));
            }
        }
        return Optional.empty();
    }

    private static String reason(Part part) {
        var tool = part.ecosystem().tool();
        return tool.label()
                + " ("
                + (part.folder().isEmpty() ? "" : part.folder() + "/")
                + part.sign()
                + ")"
                + part.version().map(version -> ", " + tool.versionOf() + " " + version).orElse("");
    }

    private static Optional<String> imageOnly(ProjectFiles files) {
        if (files.has("Dockerfile")) {
            return Optional.of("Dockerfile");
        }
        return List.of("compose.yaml", "compose.yml", "docker-compose.yaml", "docker-compose.yml")
                .stream()
                .filter(name ->
                        files.text(name)
                                .orElse("")
                                .lines()
                                .anyMatch(line -> line.matches("\\s+build:.*")))
                .findFirst();
    }
}
