package dev.slipway.core.pipeline;

import java.util.Optional;

/// One parameter of a pipeline: `string(name: 'N', defaultValue: 'x', description: '…')`.
public record Parameter(Kind kind, Invocation declaration) {

    /// `word()` is the name in the file.
    public enum Kind {
        STRING("string"),
        TEXT("text"),
        BOOLEAN("booleanParam"),
        CHOICE("choice"),
        PASSWORD("password"),
        OTHER("");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        public static Kind of(String word) {
            for (var kind : values()) {
                if (kind.word.equals(word)) {
                    return kind;
                }
            }
            return OTHER;
        }
    }

    public Optional<Expression> name() {
        return declaration.argument("name");
    }

    public Optional<Expression> defaultValue() {
        return declaration.argument("defaultValue");
    }

    /// Of a choice: a list, or one text with a choice a line; the first is the default.
    public Optional<Expression> choices() {
        return declaration.argument("choices");
    }
}
