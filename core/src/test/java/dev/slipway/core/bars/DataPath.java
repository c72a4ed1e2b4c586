package dev.slipway.core.bars;

import dev.slipway.core.adapter.haproxy.RealRoutes;
import dev.slipway.core.adapter.haproxy.RouterOptions;
import dev.slipway.core.engine.ContainerId;
import dev.slipway.core.engine.ContainerSpec;
import dev.slipway.core.engine.ContainerState;
import dev.slipway.core.traffic.Route;
import dev.slipway.core.traffic.Slot;
import dev.slipway.core.traffic.TrafficSplit;
import dev.slipway.core.traffic.Weight;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// Bar: requests a second through our router at 50 %, counters and latency ring on and read each
/// half second, beside the same HAProxy with two servers written into its configuration and nothing
/// else. Interleaved, the servers are the same containers; wrk goes to both containers directly,
/// since the engine's proxy in front of a published port would level them. `… DataPath [PAIRS]`.
public final class DataPath {
    private static final int PORT = 8080;
    private static final double WANTED = 0.9;
    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
    private static final Pattern BAD = Pattern.compile("(Non-2xx|Socket errors)[^\\n]*");

    private final RealRoutes routes;
    private final Route route;
    private final ContainerId plain;

    private DataPath(RealRoutes routes) throws InterruptedException {
        this.routes = routes;
        this.route = routes.route("web", 0);
        routes.router().ensure(route);
        var old = routes.serve(route, new Slot(0));
        var fresh = routes.serve(route, new Slot(1));
        routes.router()
                .apply(route, TrafficSplit.between(new Slot(0), new Slot(1), Weight.percent(50)));
        this.plain = plain(address(old), address(fresh));
    }

    public static void main(String[] arguments) throws Exception {
        var pairs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 7;
        boolean isHeld;
        try (var routes = new RealRoutes()) {
            var bar = new DataPath(routes);
            try {
                isHeld = bar.measure(pairs);
            } finally {
                routes.engine().containers().remove(bar.plain);
            }
        }
        System.exit(isHeld ? 0 : 1);
    }

    private ContainerId plain(String one, String other) {
        var configuration =
                """
                defaults
                  mode http
                  timeout connect 1s
                  timeout client 60s
                  timeout server 60s
                frontend users
                  bind :%1$d
                  default_backend web
                backend web
                  balance roundrobin
                  server one %2$s:%1$d
                  server other %3$s:%1$d
                """
                        .formatted(PORT, one, other);
        var id = new ContainerId(route.network() + "-plain");
        var containers = routes.engine().containers();
        containers.create(
                ContainerSpec.of(id.value(), RouterOptions.IMAGE)
                        .entrypoint(
                                List.of(
                                        "sh",
                                        "-c",
                                        "printf '%s' \"$PLAIN\" >/tmp/h.cfg; exec haproxy -db -f /tmp/h.cfg"))
                        .command(List.of())
                        .environment(Map.of("PLAIN", configuration))
                        .labels(routes.labels("plain"))
                        .network(route.network(), List.of())
                        .build());
        containers.start(id);
        return id;
    }

    private String address(ContainerId id) {
        return address(routes.engine().containers().inspect(id).orElseThrow());
    }

    private static String address(ContainerState state) {
        return state.addresses().values().iterator().next();
    }

    private boolean measure(int pairs) throws Exception {
        var holder = routes.engine().containers().list(routes.labels("holder")).getFirst();
        var ours = new ArrayList<Double>();
        var theirs = new ArrayList<Double>();
        var ratios = new ArrayList<Double>();
        rate(address(holder), 1);
        rate(address(plain), 1);
        for (var pair = 0; pair < pairs; pair++) {
            var our = measured(address(holder));
            var their = rate(address(plain), 3);
            ours.add(our);
            theirs.add(their);
            ratios.add(our / their);
        }
        var isHeld = median(ratios) >= WANTED;
        System.out.printf(
                "bar data-path %s %.2fx of a static HAProxy (median of %d pairs, %s; %.0f requests/s against %.0f)%n",
                isHeld ? "held" : "MISSED",
                median(ratios),
                pairs,
                ratios.stream().sorted().map("%.2f"::formatted).toList(),
                median(ours),
                median(theirs));
        return isHeld;
    }

    /// As while a release is live: its driver reads the counters.
    private double measured(String address) throws Exception {
        var isOver = new CountDownLatch(1);
        var reader = Thread.ofVirtual().start(() -> readUntil(isOver));
        try {
            return rate(address, 3);
        } finally {
            isOver.countDown();
            reader.join();
        }
    }

    private void readUntil(CountDownLatch isOver) {
        try {
            do {
                routes.router().measure(route);
            } while (!isOver.await(500, TimeUnit.MILLISECONDS));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static double rate(String address, int seconds)
            throws IOException, InterruptedException {
        var process =
                new ProcessBuilder(
                                "wrk",
                                "-t1",
                                "-c16",
                                "-d" + seconds + "s",
                                "http://" + address + ":" + PORT + "/")
                        .redirectErrorStream(true)
                        .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        var rate = RATE.matcher(output);
        var bad = BAD.matcher(output);
        if (process.waitFor() != 0 || !rate.find() || bad.find()) {
            throw new IllegalStateException(output);
        }
        return Double.parseDouble(rate.group(1));
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
