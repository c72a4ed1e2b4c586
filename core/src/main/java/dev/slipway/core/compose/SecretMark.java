package dev.slipway.core.compose;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Stands for a secret's value wherever a configuration is kept: its name, and an HMAC of the value
/// with the home's key, so that another value is another configuration. Values take its place only
/// at the moment a container is made. Text from a file cannot contain one.
public final class SecretMark {
    private static final Pattern MARK =
            Pattern.compile("\uE5EC\\{([A-Za-z0-9_.-]{1,128}):([0-9a-f]{1,64})}");

    private SecretMark() {}

    /// @param hmac in hex digits
    public static String of(String name, String hmac) {
        return "\uE5EC{" + name + ":" + hmac + "}";
    }

    public static boolean isIn(String text) {
        return text.indexOf('\uE5EC') >= 0;
    }

    /// What a hostile file could use to forge one is taken out.
    static String cleaned(String text) {
        return text.replace("\uE5EC", "");
    }

    /// @param value by name and HMAC
    public static String replace(String text, BiFunction<String, String, String> value) {
        return isIn(text)
                ? MARK.matcher(text)
                        .replaceAll(mark ->
                                java.util.regex.Matcher.quoteReplacement(
                                        value.apply(mark.group(1), mark.group(2))))
                : text;
    }

    /// HMAC by name of the secrets in a text.
    public static Map<String, String> in(String text) {
        Map<String, String> found = new LinkedHashMap<>();
        MARK.matcher(text)
                .results()
                .forEach((MatchResult mark) -> found.put(mark.group(1), mark.group(2)));
        return found;
    }
}
