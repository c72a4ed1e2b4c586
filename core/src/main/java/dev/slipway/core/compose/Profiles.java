package dev.slipway.core.compose;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Which services take part: those without `profiles`, and those of a profile that the variable
/// `COMPOSE_PROFILES` names. One thread, one use.
final class Profiles {
    private final Set<String> active;
    private final Values values;
    private final Set<String> passedOver = new TreeSet<>();

    Profiles(Map<String, String> variables, Values values) {
        this.active =
                Arrays.stream(variables.getOrDefault("COMPOSE_PROFILES", "").split(","))
                        .map(String::strip)
                        .filter(profile -> !profile.isEmpty())
                        .collect(Collectors.toSet());
        this.values = values;
    }

    boolean has(Yaml.Entry service) {
        if (!(service.value() instanceof Yaml.Mapping mapping)
                || mapping.get("profiles").isEmpty()) {
            return true;
        }
        var own = values.texts("profiles", mapping.get("profiles").get().value());
        var takesPart =
                own.isEmpty() || active.contains("*") || own.stream().anyMatch(active::contains);
        if (!takesPart) {
            passedOver.addAll(own);
        }
        return takesPart;
    }

    /// Says so where nothing is left.
    void warn(boolean isEmpty, Yaml.At at) {
        if (isEmpty && !passedOver.isEmpty()) {
            values.findings()
                    .error(
                            at,
                            "compose.profiles",
                            "All services belong to profiles that are not chosen.",
                            "Choose by --var COMPOSE_PROFILES="
                                    + String.join(",", passedOver)
                                    + " of the environment.");
        }
    }
}
