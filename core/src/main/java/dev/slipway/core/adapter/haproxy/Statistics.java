package dev.slipway.core.adapter.haproxy;

import dev.slipway.core.traffic.Slot;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
        var columns = Columns.NONE;
        Map<String, Backend> backends = new HashMap<>();
        for (var line : text.split("\n")) {
            if (line.startsWith("node: ") || line.startsWith("Node: ")) {
                instance = line.substring(6).strip();
            } else if (line.startsWith("# pxname,")) {
                columns = Columns.of(line.substring(2));
            } else if (line.contains(",BACKEND,")) {
                var row = columns.row(line);
                backends.put(row.text("pxname"), backend(row));
            } else if (line.startsWith("v") && line.contains(",UP") && isUp(columns.row(line))) {
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
    private static boolean isUp(Row row) {
        return row.text("status").startsWith("UP")
                && row.text("check_status").endsWith("OK")
                && row.number("lastchg") >= 1;
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

    private static Backend backend(Row row) {
        return new Backend(
                row.number("req_tot"),
                row.number("hrsp_5xx") + row.number("srv_abrt"),
                (int) (row.number("scur") + row.number("qcur")),
                0);
    }

    /// Where each column is; looked for once, since there are rows by the hundred.
    private record Columns(Map<String, Integer> places) {
        static final Columns NONE = new Columns(Map.of());

        static Columns of(String header) {
            Map<String, Integer> places = new HashMap<>();
            for (var name : header.split(",")) {
                places.put(name, places.size());
            }
            return new Columns(places);
        }

        Row row(String line) {
            return new Row(this, line.split(",", -1));
        }
    }

    private record Row(Columns columns, String[] values) {
        String text(String column) {
            int place = columns.places().getOrDefault(column, values.length);
            return place < values.length ? values[place] : "";
        }

        long number(String column) {
            var text = text(column);
            var isNumber =
                    !text.isEmpty()
                            && text.length() <= 18
                            && text.chars().allMatch(c -> c >= '0' && c <= '9');
            return isNumber ? Long.parseLong(text) : 0;
        }
    }
}
