package dev.slipway.core.pipeline;

import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.settings.Home;
import dev.slipway.core.settings.SettingsFile;
import dev.slipway.core.source.SourceRepository;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The git repositories of Jenkins' shared libraries, by the names that Jenkinsfiles use. Kept in
/// the home's settings, the same for all projects.
public final class SharedLibraries {
    private final SettingsFile settings;
    private final SourceRepository source;

    SharedLibraries(Home home, SourceRepository source) {
        this.settings = new SettingsFile(home);
        this.source = source;
    }

    /// Location by name, with `#ref` behind it where one was chosen.
    public Map<String, String> all() {
        return settings.read().libraries();
    }

    /// @param location a URL or a folder · ref null = the repository's default branch
    ///
    ///   Problems `library.name` and those of the source, if it is no git repository.
    public void add(String name, String location, @Nullable String ref) {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9_.-]{0,62}")) {
            throw ProblemException.usage(
                    "library.name",
                    "\"" + name + "\" cannot be the name of a library.",
                    "Use the name that stands in @Library('…'): letters, digits, _ . -");
        }
        var place =
                isUrl(location)
                        ? location
                        : Path.of(location).toAbsolutePath().normalize().toString();
        source.check(place);
        change(name, ref == null || ref.isBlank() ? place : place + "#" + ref);
    }

    private static boolean isUrl(String location) {
        return location.contains("://") || location.matches("[^/]+@[^/]+:.*");
    }

    /// Problem `library.unknown`.
    public void remove(String name) {
        if (!all().containsKey(name)) {
            throw ProblemException.usage(
                    "library.unknown",
                    "There is no library \"" + name + "\".",
                    "See them all: slipway library list");
        }
        change(name, null);
    }

    private void change(String name, @Nullable String where) {
        var before = settings.read();
        var libraries = new HashMap<>(before.libraries());
        if (where == null) {
            libraries.remove(name);
        } else {
            libraries.put(name, where);
        }
        settings.write(before.with(draft -> draft.libraries(libraries)));
    }
}
