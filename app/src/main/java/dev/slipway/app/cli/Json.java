package dev.slipway.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.core.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// How values are spelled in the command line's JSON: times ISO-8601 in UTC, durations in
/// milliseconds, shares in percent.
final class Json {
    private Json() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static <T> ArrayNode array(Collection<T> items, Function<? super T, ? extends JsonNode> form) {
        var array = JsonNodeFactory.instance.arrayNode();
        items.forEach(item -> array.add(form.apply(item)));
        return array;
    }

    static ArrayNode words(Collection<String> words) {
        var array = JsonNodeFactory.instance.arrayNode();
        words.forEach(array::add);
        return array;
    }

    /// A list as every listing command prints it.
    static <T> ObjectNode items(Collection<T> items, Function<? super T, ? extends JsonNode> form) {
        var list = object();
        list.set("items", array(items, form));
        list.putNull("next");
        return list;
    }

    static @Nullable String time(@Nullable Instant at) {
        return at == null ? null : at.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    static @Nullable String time(Optional<Instant> at) {
        return time(at.orElse(null));
    }

    static @Nullable Long millis(@Nullable Duration duration) {
        return duration == null ? null : (Long) duration.toMillis();
    }

    static @Nullable Long millis(Optional<Duration> duration) {
        return millis(duration.orElse(null));
    }

    static ObjectNode error(ProblemException problem) {
        var document = object();
        document.putObject("error")
                .put("code", problem.code())
                .put("summary", problem.summary())
                .put("hint", problem.hint());
        return document;
    }
}
