package dev.slipway.core.adapter.docker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// A `.dockerignore`: which paths of a context stay at home. The last rule that matches a path, or
/// a folder above it, decides.
final class DockerIgnore {
    private static final long LARGEST = 1 << 20;

    private record Rule(Pattern pattern, boolean keeps) {}

    private final List<Rule> rules;

    private DockerIgnore(List<Rule> rules) {
        this.rules = rules;
    }

    /// `DOCKERFILE.dockerignore` beside the Dockerfile goes before the context's `.dockerignore`.
    static DockerIgnore of(Path context, String dockerfile) throws IOException {
        for (var name : List.of(dockerfile + ".dockerignore", ".dockerignore")) {
            var file = context.resolve(name);
            if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    && Files.size(file) <= LARGEST) {
                return parse(Files.readString(file));
            }
        }
        return new DockerIgnore(List.of());
    }

    static DockerIgnore parse(String text) {
        var rules = new ArrayList<Rule>();
        for (var line : text.replaceFirst("^\uFEFF", "").lines().toList()) {
            var rule = line.strip();
            if (line.startsWith("#") || rule.isEmpty()) {
                continue;
            }
            var keeps = rule.startsWith("!");
            var path = clean(keeps ? rule.substring(1).strip() : rule);
            if (!path.isEmpty()) {
                rules.add(new Rule(compile(path), keeps));
            }
        }
        return new DockerIgnore(List.copyOf(rules));
    }

    /// @param path relative to the context, with slashes
    boolean ignores(String path) {
        var ignored = false;
        for (var rule : rules) {
            if (matches(rule.pattern(), path)) {
                ignored = !rule.keeps();
            }
        }
        return ignored;
    }

    /// True if nothing below an ignored folder can be wanted.
    boolean cutsFolders() {
        return rules.stream().noneMatch(Rule::keeps);
    }

    private static boolean matches(Pattern pattern, String path) {
        for (var end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) {
            if (pattern.matcher(path.substring(0, end)).matches()) {
                return true;
            }
        }
        return pattern.matcher(path).matches();
    }

    private static String clean(String path) {
        var parts = new ArrayList<String>();
        for (var part : path.split("/")) {
            if (part.equals("..")) {
                if (!parts.isEmpty()) {
                    parts.removeLast();
                }
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        return String.join("/", parts);
    }

    private static Pattern compile(String glob) {
        var regex = new StringBuilder();
        for (var at = 0; at < glob.length(); at++) {
            var c = glob.charAt(at);
            if (glob.startsWith("**/", at)) {
                regex.append("(?:.*/)?");
                at += 2;
            } else if (glob.startsWith("**", at)) {
                regex.append(".*");
                at++;
            } else if (c == '*') {
                regex.append("[^/]*");
            } else if (c == '?') {
                regex.append("[^/]");
            } else if (c == '[' && glob.indexOf(']', at + 2) > 0) {
                var end = glob.indexOf(']', at + 2);
                regex.append(glob, at, end + 1);
                at = end;
            } else if (c == '\\' && at + 1 < glob.length()) {
                regex.append(Pattern.quote("" + glob.charAt(++at)));
            } else {
                regex.append(Pattern.quote("" + c));
            }
        }
        try {
            return Pattern.compile(regex.toString());
        } catch (PatternSyntaxException badClass) {
            return Pattern.compile(Pattern.quote(glob));
        }
    }
}
