package dev.slipway.core.settings;

import java.util.Map;
import java.util.Optional;

/// What a user chose for a home. Immutable.
///
/// @param push by project name, `*` for all others: the registry and folder that images are sent to
///   after they were built, `registry.example.org/team`
/// @param images by a tool's word (`maven`, `node`…): the image to build with in place of the usual
///   one; `{version}` in it is the version that a project wants
/// @param libraries of Jenkins' shared libraries by name: where their git repository is, a URL or
///   an absolute folder, with `#ref` behind it for another branch or tag than its default
public record Settings(
        int version,
        Map<String, String> push,
        Map<String, String> images,
        Map<String, String> libraries) {
    /// Where no choice was made.
    public static final Settings DEFAULT = new Settings(1, Map.of(), Map.of());

    public Settings {
        push = Map.copyOf(push);
        images = Map.copyOf(images);
        libraries = Map.copyOf(libraries);
    }

    public Settings(int version, Map<String, String> push, Map<String, String> images) {
        this(version, push, images, Map.of());
    }

    public Settings withLibraries(Map<String, String> others) {
        return new Settings(version, push, images, others);
    }

    /// Where a project's images go; empty = they stay on the engine.
    public Optional<String> pushTo(String project) {
        return Optional.ofNullable(push.getOrDefault(project, push.get("*")))
                .map(String::strip)
                .filter(prefix -> !prefix.isEmpty());
    }
}
