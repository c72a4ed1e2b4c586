package dev.slipway.core.compose;

import java.util.Map;

/// Puts variables into text as Compose does: `$V ${V} ${V:-default} ${V-default} ${V:?error}
/// ${V?error} ${V:+other} ${V+other} $$`, defaults nested. One thread.
final class Interpolation {
    private static final int MAX_LENGTH = 65_536;

    private final Map<String, String> variables;
    private final Findings findings;

    Interpolation(Map<String, String> variables, Findings findings) {
        this.variables = variables;
        this.findings = findings;
    }

    /// The text with its variables filled in; what is wrong is told and left as it is.
    String fill(String text, Yaml.At at) {
        if (text.indexOf('$') < 0) {
            return text;
        }
        try {
            var filled = new Pass(text, at).all();
            if (filled.length() > MAX_LENGTH) {
                throw new Wrong("The value is longer than " + MAX_LENGTH + " characters.", "");
            }
            return filled;
        } catch (Wrong wrong) {
            findings.error(at, "compose.interpolation", wrong.summary, wrong.hint);
            return text;
        }
    }

    private final class Pass {
        private final String text;
        private final Yaml.At at;
        private int next;

        Pass(String text, Yaml.At at) {
            this.text = text;
            this.at = at;
        }

        String all() {
            var out = new StringBuilder();
            while (next < text.length()) {
                var c = text.charAt(next++);
                if (c != '$') {
                    out.append(c);
                } else if (lookingAt('$')) {
                    next++;
                    out.append('$');
                } else if (lookingAt('{')) {
                    next++;
                    out.append(braced());
                } else {
                    out.append(valueOf(name()));
                }
            }
            return out.toString();
        }

        private boolean lookingAt(char wanted) {
            return next < text.length() && text.charAt(next) == wanted;
        }

        private String name() {
            var start = next;
            while (next < text.length() && isNamePart(text.charAt(next), next == start)) {
                next++;
            }
            if (next == start) {
                throw new Wrong(
                        "\"" + text + "\" has a $ that begins no variable.",
                        "Write $$ for a dollar sign.");
            }
            return text.substring(start, next);
        }

        private String braced() {
            var name = name();
            if (lookingAt('}')) {
                next++;
                return valueOf(name);
            }
            var whenEmptyToo = lookingAt(':');
            if (whenEmptyToo) {
                next++;
            }
            if (next >= text.length() || "-?+".indexOf(text.charAt(next)) < 0) {
                throw new Wrong(
                        "\"" + text + "\" has a ${" + name + "} that does not end as one.",
                        "Forms: ${V} ${V:-default} ${V-default} ${V:?error} ${V:+other}; $$ is a dollar sign.");
            }
            var operator = text.charAt(next++);
            var word = word();
            var value = variables.get(name);
            var present = value != null && !(whenEmptyToo && value.isEmpty());
            return switch (operator) {
                case '-' -> present ? String.valueOf(value) : new Pass(word, at).all();
                case '+' -> present ? new Pass(word, at).all() : "";
                default -> {
                    if (!present) {
                        findings.absent(
                                at,
                                "compose.interpolation",
                                "The variable " + name + " is needed: " + new Pass(word, at).all(),
                                "Set it in the environment: --var " + name + "=….");
                        yield "";
                    }
                    yield String.valueOf(value);
                }
            };
        }

        /// The part up to the brace that closes this one.
        private String word() {
            var start = next;
            var depth = 1;
            while (next < text.length()) {
                var c = text.charAt(next++);
                if (c == '{' && text.charAt(next - 2) == '$') {
                    depth++;
                } else if (c == '}' && --depth == 0) {
                    return text.substring(start, next - 1);
                }
            }
            throw new Wrong("\"" + text + "\" has a ${ without its }.", "");
        }

        private String valueOf(String name) {
            var value = variables.get(name);
            if (value == null) {
                findings.warning(
                        at,
                        "compose.variableUnset",
                        "The variable " + name + " is not set; nothing is put in its place.",
                        "Give it a default, ${" + name + ":-…}, or set it with --var.");
                return "";
            }
            return value;
        }
    }

    private static boolean isNamePart(char c, boolean first) {
        return c == '_'
                || (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (!first && c >= '0' && c <= '9');
    }

    private static final class Wrong extends RuntimeException {
        private final String summary;
        private final String hint;

        Wrong(String summary, String hint) {
            super(summary);
            this.summary = summary;
            this.hint = hint;
        }
    }
}
