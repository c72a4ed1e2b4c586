package dev.slipway.core.adapter.haproxy;

import dev.slipway.core.traffic.Slot;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What `show info;show stat` of one HAProxy process said, reduced to what a measurement needs.
///
/// @param instance which start of a process · backends by name: `v0` to `v4` users, `t0` to `t4`
///   testers, `none`
record Statistics(String instance, int connections, Map<String, Backend> backends) {
    static final Backend EMPTY = new Backend(0, 0, 0, 0);

    /// @param errors 5xx answers, those made for a version that could not be reached included, and
    ///   answers that were cut
    record Backend(long requests, long errors, int inFlight, int serversUp) {
        Backend plusCounts(Backend other) {
            return new Backend(
                    requests + other.requests, errors + other.errors, inFlight, serversUp);
        }

        Backend onlyCounts() {
            return new Backend(requests, errors, 0, 0);
        }

        Backend plus(Backend other) {
            return new Backend(
                    requests + other.requests,
                    errors + other.errors,
                    inFlight + other.inFlight,
                    Math.max(serversUp, other.serversUp));
        }
    }

    Backend of(Slot slot) {
        return backends.getOrDefault(slot.toString(), EMPTY);
    }

    Backend testersOf(Slot slot) {
        return backends.getOrDefault("t" + slot.index(), EMPTY);
    }

    long unserved() {
        return backends.getOrDefault("none", EMPTY).requests();
    }

    /// Reads one or several such outputs; of the same instance the last counts.
    static Map<String, Statistics> read(String output) {
        Map<String, Statistics> all = new LinkedHashMap<>();
        for (var part : output.split("(?m)^(?=Name: )")) {
            one(part).ifPresent(s -> all.put(s.instance(), s));
        }
        return all;
    }

    private static Optional<Statistics> one(String text) {
        var instance = "";
        var connections = 0;
        List<String> columns = List.of();
        Map<String, Backend> backends = new HashMap<>();
        for (var line : text.split("\n")) {
            if (line.startsWith("node: ") || line.startsWith("Node: ")) {
                instance = line.substring(6).strip();
            } else if (line.startsWith("CurrConns: ")) {
                connections = (int) number(line.substring(11).strip());
            } else if (line.startsWith("# pxname,")) {
                columns = Arrays.asList(line.substring(2).split(","));
            } else if (line.contains(",BACKEND,")) {
                var fields = fields(columns, line);
                backends.put(fields.getOrDefault("pxname", ""), backend(fields));
            }
        }
        // The last backend is there only if the text was not cut.
        return instance.isEmpty() || !backends.containsKey("t" + (Slot.COUNT - 1))
                ? Optional.empty()
                : Optional.of(new Statistics(instance, connections, Map.copyOf(backends)));
    }

    private static Backend backend(Map<String, String> fields) {
        return new Backend(
                value(fields, "req_tot"),
                value(fields, "hrsp_5xx") + value(fields, "srv_abrt"),
                (int) (value(fields, "scur") + value(fields, "qcur")),
                (int) value(fields, "act"));
    }

    private static Map<String, String> fields(List<String> columns, String line) {
        Map<String, String> fields = new HashMap<>();
        var values = line.split(",", -1);
        for (var i = 0; i < Math.min(values.length, columns.size()); i++) {
            fields.put(columns.get(i), values[i]);
        }
        return fields;
    }

    private static long value(Map<String, String> fields, String column) {
        return number(fields.getOrDefault(column, ""));
    }

    private static long number(String text) {
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
    }
}
