package dev.slipway.app.text;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;

/// The words of the window in one language. The part of a key before the first dot names its
/// bundle: `run.title` is in `run.properties`. Changing the language makes a new one and the pages
/// anew. Immutable; safe from any thread.
public final class Texts {
    /// What the window speaks, the fallback first.
    public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE);

    private static final ResourceBundle.Control NO_DEFAULT_LOCALE =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final Locale locale;
    private final Map<String, ResourceBundle> bundles = new ConcurrentHashMap<>();

    public Texts(Locale locale) {
        this.locale = locale;
    }

    /// The language nearest to what the system speaks.
    public static Locale nearest(Locale wanted) {
        if (Pseudo.speaks(wanted)) {
            return Pseudo.LOCALE;
        }
        return LANGUAGES.stream()
                .filter(known -> known.getLanguage().equals(wanted.getLanguage()))
                .findFirst()
                .orElse(Locale.ENGLISH);
    }

    public Locale locale() {
        return locale;
    }

    /// The text with its arguments in place (`{0}`…). Numbers are set as they are, so that run 1042
    /// does not become 1,042.
    public String of(String key, Object... arguments) {
        var pattern = bundle(key.substring(0, key.indexOf('.'))).getString(key);
        var plain = new Object[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            plain[i] = String.valueOf(arguments[i]);
        }
        var said = Pseudo.speaks(locale) ? Pseudo.of(pattern) : pattern;
        return new MessageFormat(said, locale).format(plain);
    }

    /// `key.one` for 1, else `key.many`; the count is `{0}`.
    public String counted(String key, long count) {
        return of(key + (count == 1 ? ".one" : ".many"), count);
    }

    public boolean has(String key) {
        try {
            return bundle(key.substring(0, key.indexOf('.'))).containsKey(key);
        } catch (MissingResourceException e) {
            return false;
        }
    }

    private ResourceBundle bundle(String name) {
        return bundles.computeIfAbsent(
                name,
                n ->
                        ResourceBundle.getBundle(
                                "dev.slipway.app.text." + n, locale, NO_DEFAULT_LOCALE));
    }
}
