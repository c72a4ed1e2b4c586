package dev.slipway.core.compose;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Refuses the keys that Slipway does not carry out: those of Compose with the reason, others with
/// the nearest word.
final class KnownKeys {
    /// Compose's other keys of a service, and what is to be done instead.
    private static final Map<String, String> SERVICE =
            Map.ofEntries(
                    Map.entry("external_links", "Put both services into one file."),
                    Map.entry("domainname", "Write the whole name under hostname."),
                    Map.entry("volumes_from", "Name the volumes under volumes."),
                    Map.entry("platform", "Build or pull the image for the engine's platform."),
                    Map.entry(
                            "update_config",
                            "Say it in x-release: maxSurge, maxUnavailable, steps."),
                    Map.entry("rollback_config", "A rollback is a release; x-release says how."),
                    Map.entry("placement", "An environment is one engine."),
                    Map.entry("endpoint_mode", "Slipway's own router is the endpoint."),
                    Map.entry("gpus", "GPUs are not asked for."),
                    Map.entry("post_start", "Do it in the image's entrypoint."),
                    Map.entry("pre_stop", "Do it in the image, at its stop signal."),
                    Map.entry("ipam", "Make the network yourself and declare it external: true."),
                    Map.entry("ipv4_address", "Use the service's name."),
                    Map.entry("ipv6_address", "Use the service's name."));

    private static final Set<String> OTHERS =
            Set.of(
                    "annotations blkio_config cgroup cgroup_parent cpu_count cpu_percent cpu_period cpu_quota cpu_rt_period cpu_rt_runtime credential_spec device_cgroup_rules isolation mac_address mem_swappiness models oom_kill_disable provider runtime storage_opt use_api_socket driver_opts attachable enable_ipv4 enable_ipv6 link_local_ips priority gw_priority interface_name restart_policy reservations devices dockerfile_inline ssh cache_from cache_to additional_contexts entitlements network tags platforms pull no_cache no-cache provenance sbom start_interval app_protocol bind volume subpath image cluster template_driver discrete_resources generic_resources monitor delay window shm_size labels privileged extra_hosts ulimits healthcheck include"
                            .split(" "));

    private static final Map<String, String> RELEASE =
            Map.of(
                    "setMirrorRoute",
                    "The router cannot copy requests; use pause and a header route to try.",
                    "experiment",
                    "Use strategy: abTest.");

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
