package dev.slipway.core.traffic;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What a router has to know to stand in front of a service.
///
/// @param context Docker context of the engine · network of the application, joined by the holder
/// @param aliases names under which the service is known in that network; the holder carries them
/// @param containerPort TCP port of the service's containers that takes traffic
/// @param publishHost, publishPort where users come in; port 0 = a free one, then kept
/// @param labels Compose's and ours, for holder and router
public record Route(
        RouteId id,
        String context,
        String network,
        List<String> aliases,
        int containerPort,
        String publishHost,
        int publishPort,
        Map<String, String> labels) {

    /// Containers that one version may have behind a router.
    public static final int MAX_SERVERS = 20;

    public Route {
        aliases = List.copyOf(aliases);
        labels = Map.copyOf(labels);
    }

    /// The network alias that containers of a slot carry: the router finds its servers by it. A
    /// name without a dot, so that no resolver outside the engine is ever asked for it.
    public String slotAlias(Slot slot) {
        return "slipway-" + aliasPart(id.service()) + "-" + slot;
    }

    /// What of a service's name goes into its slots' aliases; two services of one application must
    /// not share it.
    public static String aliasPart(String service) {
        return service.toLowerCase(Locale.ROOT).replace('.', '-');
    }
}
