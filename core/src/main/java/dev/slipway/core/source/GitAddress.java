package dev.slipway.core.source;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Addresses of git repositories as texts.
public final class GitAddress {
    private static final Pattern SHORT = Pattern.compile("(?:[\\w.-]+@)?([\\w.-]+):(?!//)(.+)");
    private static final Pattern LONG =
            Pattern.compile("(?i)(?:https?|ssh|git)://(?:[^/@]*@)?([^/]+)/(.+)");

    private GitAddress() {}

    /// True if both name the same repository of a server, by whatever protocol and login.
    public static boolean isSame(String one, String other) {
        return place(one).isPresent() && place(one).equals(place(other));
    }

    private static Optional<String> place(String address) {
        var found = LONG.matcher(address.strip());
        if (!found.matches()) {
            found = SHORT.matcher(address.strip());
        }
        return found.matches()
                ? Optional.of(host(found.group(1)) + "/" + path(found.group(2)))
                : Optional.empty();
    }

    private static String host(String host) {
        return host.toLowerCase(Locale.ROOT);
    }

    private static String path(String path) {
        return path.replaceFirst("^/+", "").replaceFirst("/+$", "").replaceFirst("\\.git$", "");
    }

    /// The `url` of the section `[remote "origin"]` of a git configuration.
    static Optional<String> ofOrigin(String configuration) {
        var isOrigin = false;
        for (var line : configuration.lines().map(String::strip).toList()) {
            if (line.startsWith("[")) {
                isOrigin = line.replaceAll("\\s+", " ").equals("[remote \"origin\"]");
            } else if (isOrigin && line.matches("url\\s*=.*")) {
                return Optional.of(line.substring(line.indexOf('=') + 1).strip());
            }
        }
        return Optional.empty();
    }
}
