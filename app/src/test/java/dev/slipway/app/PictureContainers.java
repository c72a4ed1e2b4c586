package dev.slipway.app;

import dev.slipway.core.Core;
import dev.slipway.core.engine.ContainerId;
import dev.slipway.core.engine.ContainerSpec;
import dev.slipway.core.engine.Engines;
import dev.slipway.core.engine.Labels;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Containers of the shop in production as a release leaves them, small ones, on the real engine;
/// gone after close.
public final class PictureContainers implements AutoCloseable {
    private static final String IMAGE = "busybox:stable";
    private static final String TALK =
            """
            i=0
            while true; do
              i=$((i+1))
              echo "GET /cart/$i 200 12ms"
              [ $((i % 5)) = 0 ] && printf '\\033[33mWARN\\033[0m slow query: 412ms\\n'
              sleep 1
            done
            """;

    private final Core core;
    private final List<ContainerId> made = new ArrayList<>();

    /// @param stable, candidate hashes of the generations
    public PictureContainers(Core core, String stable, String candidate) {
        this.core = core;
        make("web", stable, 1, TALK);
        make("web", stable, 2, TALK);
        make("web", candidate, 1, TALK);
        make("db", stable, 1, "exec sleep 100000");
        make("mail", candidate, 1, "echo 'no such host: smtp'; exit 3");
    }

    public String name(String service, String hash, int ordinal) {
        return "shop-production-" + service + "-" + hash + "-" + ordinal;
    }

    private void make(String service, String hash, int ordinal, String script) {
        var home = core.home().id();
        Map<String, String> labels = new HashMap<>(Labels.of(home, "release:r6", "service"));
        labels.put("dev.slipway.target", "shop@production");
        labels.put("dev.slipway.service", service);
        labels.put("dev.slipway.generation", hash);
        labels.put("dev.slipway.ordinal", String.valueOf(ordinal));
        labels.put("dev.slipway.version", "v" + Integer.parseInt(hash, 16));
        var containers = core.engines().engine(Engines.DEFAULT).containers();
        var spec =
                ContainerSpec.of(name(service, hash, ordinal), IMAGE)
                        .command(List.of("sh", "-c", script))
                        .environment(Map.of("SHOP_PAGES", "12"))
                        .labels(labels)
                        .init(true)
                        .build();
        // one that a killed run left behind
        containers.remove(new ContainerId(spec.name()));
        var id = containers.create(spec);
        made.add(id);
        containers.start(id);
    }

    @Override
    public void close() {
        var containers = core.engines().engine(Engines.DEFAULT).containers();
        made.forEach(containers::remove);
    }
}
