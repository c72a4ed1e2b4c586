package dev.slipway.core.template;

import dev.slipway.core.problem.ProblemException;
import java.util.regex.Pattern;

/// What a person fills in of a template.
///
/// @param name its place in the text is `{{name}}` · standard what it is where nobody says
///   otherwise · about what it is for, in the template's own language
public record Parameter(String name, Kind kind, String standard, String about) {

    /// What a value may be made of, so that none of them can be anything but a value in the file.
    /// `word()` is the spelling in a template.
    public enum Kind {
        NAME("name", "[a-z0-9][a-z0-9_-]{0,62}", "a-z, 0-9, dash and underscore"),
        PORT("port", "[1-9][0-9]{0,4}", "a port from 1 to 65535"),
        NUMBER("number", "[0-9]{1,9}", "a whole number"),
        IMAGE("image", "[A-Za-z0-9][A-Za-z0-9._/:@-]{0,254}", "an image's name"),
        PATH("path", "/[A-Za-z0-9._/-]{0,254}", "a path that begins with a slash"),
        TEXT("text", "[A-Za-z0-9._/:@%+,= -]{0,254}", "letters, digits, spaces and ._/:@%+,=-");

        private static final int HIGHEST_PORT = 65_535;

        private final String word;
        private final Pattern allowed;
        private final String words;

        Kind(String word, String allowed, String words) {
            this.word = word;
            this.allowed = Pattern.compile(allowed);
            this.words = words;
        }

        public String word() {
            return word;
        }

        boolean allows(String value) {
            return allowed.matcher(value).matches()
                    && (this != PORT || Integer.parseInt(value) <= HIGHEST_PORT);
        }
    }

    /// True if it may have this value.
    public boolean allows(String value) {
        return kind.allows(value);
    }

    /// The value itself. Problem `template.value`.
    String checked(String value) {
        if (!allows(value)) {
            throw ProblemException.usage(
                    "template.value",
                    "\"" + value + "\" cannot be the " + name + ".",
                    "It has to be " + kind.words + ".");
        }
        return value;
    }
}
