package dev.slipway.core.pipeline.detect;

import java.util.Optional;
import java.util.regex.Pattern;

/// Finds versions in texts; what does not look like one is none.
final class Versions {
    private static final int[] LTS_JAVA = {8, 11, 17, 21, 25};

    private Versions() {}

    /// The first group of the first match.
    static Optional<String> first(Optional<String> text, String pattern) {
        return text.flatMap(all -> {
            var matcher = Pattern.compile(pattern, Pattern.MULTILINE).matcher(all);
            return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
        });
    }

    /// What `.tool-versions` says of a tool.
    static Optional<String> toolVersions(ProjectFiles files, String tool) {
        return first(files.text(".tool-versions"), "^" + tool + "\\s+(\\S{1,40})");
    }

    /// `1.22.3` → `1.22`; what has one part only stays.
    static String minor(String version) {
        return version.replaceFirst("^v?(\\d+\\.\\d+).*$", "$1");
    }

    /// A Java version as images have it: `1.8` → `8`, and what is no long-term version the next one
    /// that is.
    static Optional<String> java(String written) {
        var number = written.strip().replaceFirst("^1\\.", "").replaceFirst("^(\\d{1,2}).*$", "$1");
        if (!number.matches("\\d{1,2}")) {
            return Optional.empty();
        }
        var wanted = Integer.parseInt(number);
        for (var lts : LTS_JAVA) {
            if (wanted <= lts) {
                return Optional.of(Integer.toString(lts));
            }
        }
        return Optional.of(number);
    }

    /// What tools for managing Java leave in a folder.
    static Optional<String> javaFiles(ProjectFiles files) {
        return first(files.text(".java-version"), "^[a-z.-]*(\\d[\\d.]*)")
                .or(() -> first(files.text(".sdkmanrc"), "^java=(\\d[\\d.]*)"))
                .or(() -> toolVersions(files, "java").map(v -> v.replaceFirst("^[a-z.-]+", "")))
                .flatMap(Versions::java);
    }
}
