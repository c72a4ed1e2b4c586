package dev.slipway.core.compose;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Refuses the keys that Slipway does not carry out: those of Compose with the reason, others with
/// the nearest word.
final class KnownKeys {
    private static final String REACHES_HOST = "It reaches the host, which Slipway does not give.";

    /// Compose's other keys of a service, and what is to be done instead.
    private static final Map<String, String> SERVICE =
            Map.ofEntries(
                    Map.entry("env_file", "Write the variables under environment."),
                    Map.entry("extends", "Use a YAML anchor, or write the service out."),
                    Map.entry("scale", "Write deploy.replicas."),
                    Map.entry("links", "Services find each other by name already."),
                    Map.entry("external_links", "Put both services into one file."),
                    Map.entry("secrets", "Set them with `slipway secret`, as environment."),
                    Map.entry("configs", "Build the file into the image."),
                    Map.entry("profiles", "Leave the service out of this file."),
                    Map.entry("hostname", "Other containers use the service's name."),
                    Map.entry("network_mode", REACHES_HOST),
                    Map.entry("pid", REACHES_HOST),
                    Map.entry("ipc", REACHES_HOST),
                    Map.entry("uts", REACHES_HOST),
                    Map.entry("userns_mode", REACHES_HOST),
                    Map.entry("cgroup", REACHES_HOST),
                    Map.entry("cgroup_parent", REACHES_HOST),
                    Map.entry("privileged", REACHES_HOST),
                    Map.entry("devices", REACHES_HOST),
                    Map.entry("device_cgroup_rules", REACHES_HOST),
                    Map.entry("cap_add", REACHES_HOST),
                    Map.entry("security_opt", REACHES_HOST),
                    Map.entry("sysctls", REACHES_HOST),
                    Map.entry("volumes_from", "Name the volumes under volumes."));

    private static final Set<String> OTHERS =
            Set.of(
                    "annotations attach blkio_config cap_drop cpu_count cpu_percent cpu_period cpu_quota cpu_rt_period cpu_rt_runtime cpu_shares cpuset credential_spec develop dns dns_opt dns_search domainname gpus group_add healthcheck isolation label_file logging mac_address mem_reservation mem_swappiness memswap_limit models oom_kill_disable oom_score_adj pids_limit platform post_start pre_stop provider pull_policy read_only runtime shm_size stdin_open storage_opt tty ulimits use_api_socket include secrets configs external driver driver_opts ipam internal attachable enable_ipv6 aliases ipv4_address ipv6_address link_local_ips priority gw_priority mode placement update_config rollback_config restart_policy endpoint_mode resources reservations pids dockerfile_inline ssh cache_from cache_to additional_contexts entitlements network tags platforms pull no_cache no-cache provenance sbom start_interval app_protocol bind volume tmpfs consistency subpath image cluster required"
                            .split(" "));

    private static final Map<String, String> RELEASE =
            Map.of(
                    "variants", "A/B tests come with a later version of Slipway.",
                    "sticky", "Sticky versions come with A/B tests, in a later version of Slipway.",
                    "match", "A/B tests come with a later version of Slipway.",
                    "analysis", "Analysis steps come with a later version of Slipway.",
                    "onRegressed", "Analysis steps come with a later version of Slipway.");

    private KnownKeys() {}

    /// Tells that a key in `place` (empty at the top) is none of those that Slipway carries out.
    static void refuse(
            Findings findings, String place, String key, Yaml.Entry entry, Collection<String> own) {
        if (key.startsWith("x-") && !place.startsWith("x-release")) {
            return;
        }
        var path = place.isEmpty() || place.startsWith("services.") ? key : place + "." + key;
        var why = place.startsWith("x-release") ? RELEASE.get(key) : SERVICE.get(key);
        if (why != null || (OTHERS.contains(key) && !own.contains(key))) {
            findings.error(
                    entry.keyAt(),
                    "unsupported.compose." + path,
                    "\"" + key + "\" is not supported" + in(place) + ".",
                    why == null ? "Take it out, or deploy this service with Compose itself." : why);
            return;
        }
        findings.error(
                entry.keyAt(),
                "compose.unknownKey",
                "\"" + key + "\" means nothing" + in(place) + ".",
                nearest(key, own));
    }

    private static String in(String place) {
        return place.isEmpty() ? " at the top of a Compose file" : " in " + place;
    }

    private static String nearest(String key, Collection<String> own) {
        return own.stream()
                .min(Comparator.comparingInt(word -> distance(key, word)))
                .filter(word -> distance(key, word) <= Math.max(1, key.length() / 3))
                .map(word -> "Did you mean \"" + word + "\"?")
                .orElse("Known here: " + String.join(", ", own.stream().sorted().toList()) + ".");
    }

    /// Edits between two words, letters' case not counted.
    static int distance(String a, String b) {
        List<Integer> row = java.util.stream.IntStream.rangeClosed(0, b.length()).boxed().toList();
        for (var i = 1; i <= a.length(); i++) {
            var next = new java.util.ArrayList<Integer>(List.of(i));
            for (var j = 1; j <= b.length(); j++) {
                var same =
                        Character.toLowerCase(a.charAt(i - 1))
                                == Character.toLowerCase(b.charAt(j - 1));
                var replaced = row.get(j - 1) + (same ? 0 : 1);
                next.add(Math.min(replaced, 1 + Math.min(row.get(j), next.get(j - 1))));
            }
            row = next;
        }
        return row.get(b.length());
    }
}
