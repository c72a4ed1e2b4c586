package dev.slipway.core.pipeline.jenkinsfile;

import java.util.Locale;
import java.util.regex.Pattern;

/// What a secret in plain text looks like: the tokens of well-known services, and a value whose
/// name says what it is.
final class PlainSecret {
    private static final int LONGEST = 20_000;

    private static final Pattern TOKEN =
            Pattern.compile(
                    "\\b(AKIA|ASIA)[0-9A-Z]{16}\\b"
                            + "|\\bgh[pousr]_[A-Za-z0-9]{36}"
                            + "|\\bgithub_pat_[A-Za-z0-9_]{22}"
                            + "|\\bglpat-[A-Za-z0-9_-]{20}"
                            + "|\\bxox[abprs]-[A-Za-z0-9-]{10}"
                            + "|hooks\\.slack\\.com/services/T\\w+/B\\w+/\\w+"
                            + "|\\bAIza[0-9A-Za-z_-]{35}"
                            + "|\\bnpm_[A-Za-z0-9]{36}"
                            + "|\\bdckr_pat_[A-Za-z0-9_-]{20}"
                            + "|\\b[0-9]{8,10}:AA[A-Za-z0-9_-]{33}"
                            + "|-----BEGIN [A-Z ]*PRIVATE KEY-----"
                            + "|\\beyJ[A-Za-z0-9_-]{10,}\\.eyJ[A-Za-z0-9_-]{10,}\\."
                            + "|://[^/\\s:@'\"$]+:[^/\\s:@'\"$]{3,}@"
                            + "|\\bdocker\\s+login\\b[^\\n]*\\s(-p\\s*|--password[= ])[^\\s$-]\\S{2,}"
                            + "|\\bcurl\\b[^\\n]*\\s(-u|--user)\\s+[^\\s:$'\"]+:[^\\s$'\"]{3,}");

    private static final Pattern NAME =
            Pattern.compile(
                    "(^|_)(password|passwd|passwort|secret|token|api_?key|secret_?key|access_?key"
                            + "|private_?key)$");

    /// Words that stand for a secret kept elsewhere.
    private static final Pattern ELSEWHERE =
            Pattern.compile("(?i).*([$<{]|credential|change.?me|example|xxx|\\.\\.\\.|path|/).*");

    private PlainSecret() {}

    static boolean isIn(String text) {
        return text.length() <= LONGEST && TOKEN.matcher(text).find();
    }

    /// True if a value of that name is a secret, as far as can be seen.
    static boolean isNamed(String name, String value) {
        var words = name.replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
        return value.length() >= 4
                && value.length() <= 200
                && value.chars().noneMatch(Character::isWhitespace)
                && NAME.matcher(words).find()
                && !ELSEWHERE.matcher(value).matches()
                && !value.contains("-id")
                && !value.equalsIgnoreCase("true")
                && !value.equalsIgnoreCase("false");
    }
}
