package dev.slipway.core.source;

import dev.slipway.core.problem.ProblemException;
import java.util.Locale;
import java.util.regex.Pattern;

/// A project's name, unique in a home: `[a-z0-9][a-z0-9_.-]{0,62}`. It is part of run ids,
/// container names and folders.
public record ProjectName(String value) implements Comparable<ProjectName> {
    private static final Pattern ALLOWED = Pattern.compile("[a-z0-9][a-z0-9_.-]{0,62}");

    public ProjectName {
        if (!ALLOWED.matcher(value).matches()) {
            throw ProblemException.usage(
                    "project.name",
                    "\"" + value + "\" cannot be a project's name.",
                    "Use 1 to 63 of a-z, 0-9, dot, dash and underscore, beginning with a letter or digit.");
        }
    }

    /// The name a location suggests: its last part, lower case, what is not allowed replaced by
    /// dashes.
    public static ProjectName suggestedBy(String location) {
        var path = location.replaceAll("[/\\\\]+$", "").replaceAll("\\.git$", "");
        var last = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
        last = last.substring(last.lastIndexOf(':') + 1);
        var name =
                last.toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9_.-]+", "-")
                        .replaceAll("^[^a-z0-9]+", "");
        return new ProjectName(
                name.isEmpty() ? "project" : name.substring(0, Math.min(63, name.length())));
    }

    @Override
    public int compareTo(ProjectName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
