package dev.slipway.core.compose;

import dev.slipway.core.engine.RunOptions;
import dev.slipway.core.engine.RunOptions.Ulimit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The keys of a service that say how its containers run; notes those that reach the host. One
/// thread, one use.
final class OptionsReader {
    static final Set<String> KEYS =
            Set.of(
                    "hostname tty stdin_open read_only privileged cap_add cap_drop security_opt group_add devices sysctls pid ipc uts userns_mode ulimits shm_size pids_limit mem_reservation memswap_limit cpu_shares cpuset oom_score_adj dns dns_search dns_opt logging"
                            .split(" "));
    private static final Set<String> HARMLESS =
            Set.of("no-new-privileges:true", "no-new-privileges");

    private final Values values;
    private final List<String> hostAccess = new ArrayList<>();
    private final Map<String, String> texts = new LinkedHashMap<>();
    private final Map<String, Boolean> flags = new LinkedHashMap<>();
    private final Map<String, Long> numbers = new LinkedHashMap<>();
    private final Map<String, List<String>> lists = new LinkedHashMap<>();
    private final Map<String, Ulimit> ulimits = new LinkedHashMap<>();
    private Map<String, String> sysctls = Map.of();
    private RunOptions.Logging logging = RunOptions.Logging.DEFAULT;

    OptionsReader(Values values) {
        this.values = values;
    }

    List<String> hostAccess() {
        return hostAccess;
    }

    void read(String key, Yaml.Entry entry) {
        var value = entry.value();
        switch (key) {
            case "hostname", "cpuset" -> values.text(key, value).ifPresent(t -> texts.put(key, t));
            case "pid", "ipc", "uts", "userns_mode" -> space(key, entry);
            case "tty", "stdin_open", "read_only" -> flag(key, value);
            case "privileged" -> {
                flag(key, value);
                if (flags.getOrDefault(key, false)) {
                    reaches("privileged", entry);
                }
            }
            case "cap_add", "devices" -> {
                list(key, value);
                lists.getOrDefault(key, List.of()).forEach(t -> reaches(key + " " + t, entry));
            }
            case "security_opt" -> {
                list(key, value);
                lists.getOrDefault(key, List.of()).stream()
                        .filter(option -> !HARMLESS.contains(option.replace('=', ':')))
                        .forEach(option -> reaches(key + " " + option, entry));
            }
            case "cap_drop", "group_add", "dns", "dns_search", "dns_opt" -> list(key, value);
            case "sysctls" -> sysctls = values.named(key, value);
            case "ulimits" -> values.mapping(key, value).forEach(this::ulimit);
            case "shm_size", "mem_reservation" ->
                    values.size(key, value).ifPresent(bytes -> numbers.put(key, bytes));
            case "memswap_limit" -> swap(value);
            case "pids_limit", "cpu_shares" ->
                    values.integer(key, value, 0, 999_999_999)
                            .ifPresent(number -> numbers.put(key, number.longValue()));
            case "oom_score_adj" -> oomScore(value);
            case "logging" -> logging(value);
            default -> throw new IllegalArgumentException(key);
        }
    }

    private void reaches(String what, Yaml.Entry entry) {
        hostAccess.add(what + " (line " + entry.keyAt().line() + ")");
    }

    private void space(String key, Yaml.Entry entry) {
        var word = values.text(key, entry.value()).orElse("");
        if (word.equals("host")) {
            texts.put(key, word);
            reaches(key + " host", entry);
        } else if (key.equals("ipc") && (word.equals("private") || word.equals("shareable"))) {
            texts.put(key, word);
        } else if (!word.isEmpty() && !word.equals("private")) {
            values.findings()
                    .error(
                            entry.value().at(),
                            "unsupported.compose." + key,
                            key + ": " + word + " is not supported.",
                            "Only host is: two versions run side by side, so none can share another container's.");
        }
    }

    private void flag(String key, Yaml value) {
        values.bool(key, value).ifPresent(flag -> flags.put(key, flag));
    }

    private void list(String key, Yaml value) {
        lists.put(
                key,
                value instanceof Yaml.Scalar scalar && !scalar.isNull()
                        ? List.of(scalar.text())
                        : values.texts(key, value));
    }

    private void ulimit(String name, Yaml.Entry entry) {
        if (entry.value() instanceof Yaml.Mapping mapping) {
            var soft = mapping.get("soft").flatMap(e -> limit(name, e.value()));
            var hard = mapping.get("hard").flatMap(e -> limit(name, e.value()));
            if (soft.isEmpty() || hard.isEmpty()) {
                values.wrong("ulimits." + name, mapping, "has soft and hard", "");
            } else {
                ulimits.put(name, new Ulimit(soft.get(), hard.get()));
            }
        } else {
            limit(name, entry.value()).ifPresent(n -> ulimits.put(name, new Ulimit(n, n)));
        }
    }

    private Optional<Long> limit(String name, Yaml value) {
        if (value instanceof Yaml.Scalar scalar && scalar.text().matches("-1|\\d{1,15}")) {
            return Optional.of(Long.parseLong(scalar.text()));
        }
        return values.wrong("ulimits." + name, value, "is a number", "");
    }

    private void swap(Yaml value) {
        if (value instanceof Yaml.Scalar scalar && scalar.text().equals("-1")) {
            numbers.put("memswap_limit", -1L);
        } else {
            values.size("memswap_limit", value)
                    .ifPresent(bytes -> numbers.put("memswap_limit", bytes));
        }
    }

    private void oomScore(Yaml value) {
        if (value instanceof Yaml.Scalar scalar && scalar.text().matches("-?\\d{1,4}")) {
            numbers.put("oom_score_adj", Long.parseLong(scalar.text()));
        } else {
            values.wrong("oom_score_adj", value, "is a number from -1000 to 1000", "");
        }
    }

    private void logging(Yaml value) {
        var driver = "";
        Map<String, String> options = Map.of();
        for (var entry : values.mapping("logging", value).entrySet()) {
            var given = entry.getValue();
            switch (entry.getKey()) {
                case "driver" -> driver = values.text("logging.driver", given.value()).orElse("");
                case "options" -> options = values.named("logging.options", given.value());
                default ->
                        KnownKeys.refuse(
                                values.findings(),
                                "logging",
                                entry.getKey(),
                                given,
                                Set.of("driver", "options"));
            }
        }
        logging = new RunOptions.Logging(driver.isEmpty() ? "json-file" : driver, options);
    }

    /// @param memoryReservation, pids of `deploy.resources`, 0 = not said there
    RunOptions options(long memoryReservation, long pids) {
        var options =
                new RunOptions(
                        text("hostname"),
                        flag("tty"),
                        flag("stdin_open"),
                        flag("read_only"),
                        new RunOptions.Rights(
                                flag("privileged"),
                                list("cap_add"),
                                list("cap_drop"),
                                list("security_opt"),
                                list("group_add"),
                                list("devices"),
                                sysctls,
                                text("pid"),
                                text("ipc"),
                                text("uts"),
                                text("userns_mode")),
                        new RunOptions.Limits(
                                number("shm_size"),
                                pids > 0 ? pids : number("pids_limit"),
                                memoryReservation > 0
                                        ? memoryReservation
                                        : number("mem_reservation"),
                                number("memswap_limit"),
                                (int) number("cpu_shares"),
                                text("cpuset"),
                                (int) number("oom_score_adj"),
                                ulimits),
                        new RunOptions.Dns(list("dns"), list("dns_search"), list("dns_opt")),
                        logging);
        return options.equals(RunOptions.DEFAULT) ? RunOptions.DEFAULT : options;
    }

    private String text(String key) {
        return texts.getOrDefault(key, "");
    }

    private boolean flag(String key) {
        return flags.getOrDefault(key, false);
    }

    private long number(String key) {
        return numbers.getOrDefault(key, 0L);
    }

    private List<String> list(String key) {
        return lists.getOrDefault(key, List.of());
    }
}
