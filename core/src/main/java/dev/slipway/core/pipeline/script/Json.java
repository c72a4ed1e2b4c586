package dev.slipway.core.pipeline.script;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.slipway.core.pipeline.Position;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// JSON as script values and back, as Groovy's own reader and writer do it. Sizes and depths are
/// bounded.
public final class Json {
    private static final int DEEPEST = 200;
    private static final int LONGEST = 16 << 20;
    private static final int MOST_PARTS = 1_000_000;
    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private Json() {}

    /// Throws `ScriptException` for what is no JSON.
    public static @Nullable Object read(String text, Position at) {
        try {
            return MAPPER.readValue(text, Object.class);
        } catch (JsonProcessingException e) {
            throw Types.failure("JsonException", "not JSON: " + e.getOriginalMessage());
        }
    }

    /// A value as JSON; what JSON has no word for is written as a text.
    ///
    /// @param pretty on several lines, indented by four
    public static String write(@Nullable Object value, boolean pretty) {
        return new Writing(pretty).text(value);
    }

    /// One value as JSON.
    private static final class Writing {
        private final boolean pretty;
        private final StringBuilder into = new StringBuilder();
        private int parts;

        Writing(boolean pretty) {
            this.pretty = pretty;
        }

        String text(@Nullable Object value) {
            write(value, 0);
            return into.toString();
        }

        private void write(@Nullable Object value, int depth) {
            if (++parts > MOST_PARTS || into.length() > LONGEST || depth > DEEPEST) {
                throw new Values.TooLarge("a value is too large or too deep for JSON");
            }
            switch (value) {
                case null -> into.append("null");
                case Boolean it -> into.append(it);
                case Number it -> into.append(Values.text(it));
                case Collection<?> it -> {
                    var separator = "";
                    into.append('[');
                    for (var item : it) {
                        into.append(separator);
                        line(depth + 1);
                        write(item, depth + 1);
                        separator = ",";
                    }
                    close(it.isEmpty(), ']', depth);
                }
                case Map<?, ?> it -> map(it, depth);
                default -> quote(Values.text(value), into);
            }
        }

        private void map(Map<?, ?> map, int depth) {
            var separator = "";
            into.append('{');
            for (var entry : map.entrySet()) {
                into.append(separator);
                line(depth + 1);
                quote(Values.text(entry.getKey()), into);
                into.append(pretty ? ": " : ":");
                write(entry.getValue(), depth + 1);
                separator = ",";
            }
            close(map.isEmpty(), '}', depth);
        }

        private void close(boolean isEmpty, char bracket, int depth) {
            if (!isEmpty || pretty) {
                line(depth);
            }
            into.append(bracket);
        }

        private void line(int depth) {
            if (pretty) {
                into.append('\n').repeat(' ', depth * 4);
            }
        }
    }

    private static void quote(String text, StringBuilder into) {
        into.append('"');
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            switch (c) {
                case '"' -> into.append("\\\"");
                case '\\' -> into.append("\\\\");
                case '\n' -> into.append("\\n");
                case '\r' -> into.append("\\r");
                case '\t' -> into.append("\\t");
                case '\b' -> into.append("\\b");
                case '\f' -> into.append("\\f");
                default -> {
                    if (c < ' ' || c > '~') {
                        into.append("\\u%04x".formatted((int) c));
                    } else {
                        into.append(c);
                    }
                }
            }
        }
        into.append('"');
    }
}
