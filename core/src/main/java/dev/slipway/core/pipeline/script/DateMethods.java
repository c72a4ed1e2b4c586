package dev.slipway.core.pipeline.script;

import dev.slipway.core.pipeline.Position;
import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/// What scripts may call on dates.
final class DateMethods {
    static final Map<String, Method<Moment>> ALL =
            Map.ofEntries(
                    Method.of(
                            "format",
                            (it, a) -> format(it, a.count() == 0 ? "M/d/yy" : a.text(0), a.at())),
                    Method.of("getTime", (it, _) -> it.millis()),
                    Method.of("toString", (it, _) -> it.toString()),
                    Method.of("plus", (it, a) -> new Moment(it.at().plusDays(a.number(0)))),
                    Method.of("minus", (it, a) -> new Moment(it.at().minusDays(a.number(0)))));

    private DateMethods() {}

    static String format(Moment it, String pattern, Position at) {
        try {
            // SimpleDateFormat's letters that the newer formatter spells otherwise.
            var ours = pattern.replace("YYYY", "yyyy").replace('u', 'e').replace("Z", "xx");
            return it.at().format(DateTimeFormatter.ofPattern(ours, Locale.ENGLISH));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new ScriptException("`" + pattern + "` is no date format", at);
        }
    }
}
