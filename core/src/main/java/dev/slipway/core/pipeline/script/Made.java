package dev.slipway.core.pipeline.script;

import dev.slipway.core.pipeline.Position;
import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What `new` makes in a script: values of our own with familiar names, nothing else.
final class Made {
    private static final Set<String> NAMES =
            Set.of(
                    "ArrayList",
                    "LinkedList",
                    "HashMap",
                    "LinkedHashMap",
                    "TreeMap",
                    "HashSet",
                    "LinkedHashSet",
                    "Date",
                    "String",
                    "StringBuilder",
                    "StringBuffer",
                    "Random",
                    "JsonSlurper",
                    "JsonSlurperClassic",
                    "JsonBuilder",
                    "SimpleDateFormat",
                    "BigDecimal",
                    "BigInteger",
                    "Integer",
                    "Long");

    private Made() {}

    /// True for names that `new` is allowed with.
    static boolean isMade(String type) {
        var name = Types.simple(type);
        return NAMES.contains(name) || Types.isFailure(name);
    }

    static @Nullable Object of(
            String type, List<@Nullable Object> arguments, Clock clock, Position at) {
        var name = Types.simple(type);
        var first = arguments.isEmpty() ? null : arguments.getFirst();
        return switch (name) {
            case "ArrayList", "LinkedList" ->
                    first instanceof Collection<?> it
                            ? new ArrayList<@Nullable Object>(it)
                            : new ArrayList<@Nullable Object>();
            case "HashMap", "LinkedHashMap", "TreeMap" -> Types.map(first);
            case "HashSet", "LinkedHashSet" ->
                    first instanceof Collection<?> it
                            ? Types.set(it)
                            : new LinkedHashSet<@Nullable Object>();
            case "Date" -> date(first, clock);
            case "String" -> first == null ? "" : Values.text(first);
            case "StringBuilder", "StringBuffer" -> new TextObject(first);
            case "Random" -> new RandomObject();
            case "JsonSlurper", "JsonSlurperClassic" -> new JsonObject();
            case "JsonBuilder" -> new TextObject(Json.write(first, false));
            case "SimpleDateFormat" -> new DateFormatObject(Values.text(first));
            case "BigDecimal" -> Types.decimal(first, at);
            case "BigInteger" -> Types.decimal(first, at).toBigInteger();
            case "Integer" -> Types.whole(first, at).intValue();
            case "Long" -> Types.whole(first, at).longValue();
            default -> {
                if (Types.isFailure(name)) {
                    yield new Values.Failure(name, first == null ? null : messageOf(first));
                }
                throw new ScriptException("`new " + type + "` is not supported", at);
            }
        };
    }

    private static @Nullable String messageOf(Object first) {
        return first instanceof Values.Failure cause ? cause.toString() : Values.text(first);
    }

    private static Moment date(@Nullable Object millis, Clock clock) {
        var instant =
                millis instanceof Number it
                        ? Instant.ofEpochMilli(it.longValue())
                        : clock.instant();
        return new Moment(ZonedDateTime.ofInstant(instant, clock.getZone()));
    }
}
