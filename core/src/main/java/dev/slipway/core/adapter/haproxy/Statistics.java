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
record Statistics(String instance, Map<String, Backend> backends) {
    static final Backend EMPTY = new Backend(0, 0, 0, 0);

    /// @param errors 5xx answers, those made for a version that could not be reached included, and
    ///   answers that were cut
    record Backend(long requests, long errors, int inFlight, int serversUp) {
        Backend withServer() {
            return new Backend(requests, errors, inFlight, serversUp + 1);
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

    long total() {
        return backends.values().stream().mapToLong(Backend::requests).sum();
    }

    /// Reads one or several such outputs; of the same instance the last counts.
    static Map<String, Statistics> read(String output) {
        Map<String, Statistics> all = new LinkedHashMap<>();
        for (var part : output.split("(?m)^(?=(> )?Name: )")) {
            one(part).ifPresent(s -> all.put(s.instance(), s));
        }
        return all;
    }

    private static Optional<Statistics> one(String text) {
        var instance = "";
        List<String> columns = List.of();
        Map<String, Backend> backends = new HashMap<>();
        for (var line : text.split("\n")) {
            if (line.startsWith("node: ") || line.startsWith("Node: ")) {
                instance = line.substring(6).strip();
            } else if (line.startsWith("# pxname,")) {
                columns = Arrays.asList(line.substring(2).split(","));
            } else if (line.contains(",BACKEND,")) {
                var fields = fields(columns, line);
                backends.put(fields.getOrDefault("pxname", ""), backend(fields));
            } else if (line.startsWith("v") && isUp(fields(columns, line))) {
                backends.computeIfPresent(
                        line.substring(0, line.indexOf(',')), (_, backend) -> backend.withServer());
            }
        }
        // The last backend is there only if the text was not cut.
        return instance.isEmpty() || !backends.containsKey("t" + (Slot.COUNT - 1))
                ? Optional.empty()
                : Optional.of(new Statistics(instance, Map.copyOf(backends)));
    }

    /// A server that was just found counts as up for HAProxy until its first check has failed; here
    /// only when a check has had the time, and passed.
    private static boolean isUp(Map<String, String> fields) {
        return fields.getOrDefault("status", "").startsWith("UP")
                && fields.getOrDefault("check_status", "").endsWith("OK")
                && value(fields, "lastchg") >= 1;
    }

    /// The counts as text that `read` reads back.
    String kept() {
        var text = new StringBuilder("Name: kept\nnode: " + SafeWriter.checked(instance));
        text.append("\n# pxname,svname,req_tot,hrsp_5xx\n");
        backends.forEach((name, backend) ->
                text.append(SafeWriter.checked(name))
                        .append(",BACKEND,")
                        .append(backend.requests())
                        .append(',')
                        .append(backend.errors())
                        .append('\n'));
        return text.toString();
    }

    private static Backend backend(Map<String, String> fields) {
        return new Backend(
                value(fields, "req_tot"),
                value(fields, "hrsp_5xx") + value(fields, "srv_abrt"),
                (int) (value(fields, "scur") + value(fields, "qcur")),
                0);
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
