package dev.slipway.app.text;

import java.text.MessageFormat;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.regex.Pattern;

/// Sentences that the core has saved or tells in English (steps of a plan, why a run failed, what a
/// release did), in the window's language. The bundle `said` has them with their arguments, once as
/// the core says them and once in the other language: the same key is the same sentence. What it
/// does not know stays as it is. Safe from any thread.
public final class Sayings {
    private static final String BUNDLE = "dev.slipway.app.text.said";
    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d)\\}");

    private static final List<Saying> ALL = read();

    private final Optional<ResourceBundle> said;
    private final Locale locale;

    /// @param order of the arguments in the sentence · literal characters outside of them
    private record Saying(String key, Pattern sentence, List<Integer> order, int literal) {}

    public Sayings(Texts texts) {
        this.locale = texts.locale();
        this.said =
                locale.getLanguage().equals(Locale.ENGLISH.getLanguage())
                        ? Optional.empty()
                        : Optional.of(bundle(locale));
    }

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle(
                BUNDLE,
                locale,
                ResourceBundle.Control.getNoFallbackControl(
                        ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /// The most telling first: an exact sentence before one that is nearly all argument.
    private static List<Saying> read() {
        var english = bundle(Locale.ENGLISH);
        return english.keySet().stream()
                .map(key -> saying(key, english.getString(key)))
                .sorted(
                        Comparator.comparingInt(Saying::literal)
                                .reversed()
                                .thenComparing(Saying::key))
                .toList();
    }

    private static Saying saying(String key, String pattern) {
        var plain = pattern.replace("''", "'");
        var regex = new StringBuilder();
        var order = new java.util.ArrayList<Integer>();
        var found = ARGUMENT.matcher(plain);
        int from = 0;
        while (found.find()) {
            regex.append(Pattern.quote(plain.substring(from, found.start()))).append("(.*?)");
            order.add(Integer.parseInt(found.group(1)));
            from = found.end();
        }
        regex.append(Pattern.quote(plain.substring(from)));
        return new Saying(
                key,
                Pattern.compile(regex.toString(), Pattern.DOTALL),
                List.copyOf(order),
                plain.length() - 3 * order.size());
    }

    /// The sentence in the window's language; its arguments, where they are sentences themselves,
    /// too.
    public String of(String english) {
        if (said.isEmpty() || english.isBlank()) {
            return english;
        }
        for (var saying : ALL) {
            var match = saying.sentence.matcher(english);
            if (match.matches()) {
                return said(saying, match);
            }
        }
        return english;
    }

    private String said(Saying saying, java.util.regex.MatchResult match) {
        var arguments = new Object[saying.order.size()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[saying.order.get(i)] = of(match.group(i + 1));
        }
        try {
            var pattern = said.orElseThrow().getString(saying.key);
            return new MessageFormat(pattern, locale).format(arguments);
        } catch (MissingResourceException unknown) {
            return match.group();
        }
    }
}
