package dev.slipway.core.compose;

import dev.slipway.core.engine.PortBinding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// `ports:` of a service, short and long. A bare port is offered to this machine only. One thread.
final class PortReader {
    private static final Set<String> KEYS =
            Set.of("target", "published", "host_ip", "protocol", "mode", "name");

    private static final int MAX_RANGE = 100;

    private final Values values;

    PortReader(Values values) {
        this.values = values;
    }

    List<PortBinding> read(Yaml value) {
        List<PortBinding> ports = new ArrayList<>();
        for (var item : values.list("ports", value)) {
            switch (item) {
                case Yaml.Scalar scalar -> ports.addAll(shortForm(scalar));
                case Yaml.Mapping mapping -> longForm(mapping).ifPresent(ports::add);
                case Yaml.Sequence sequence -> values.wrong("ports", sequence, "is a port", "");
            }
        }
        return ports;
    }

    /// `[[HOST:]PORT:]TARGET[/tcp|udp]`; an IPv6 host stands in brackets.
    private List<PortBinding> shortForm(Yaml.Scalar item) {
        var slash = item.text().indexOf('/');
        var text = slash < 0 ? item.text() : item.text().substring(0, slash);
        var protocol = protocol(item, slash < 0 ? "tcp" : item.text().substring(slash + 1));
        return plain(item, text).stream()
                .map(p -> new PortBinding(p.containerPort(), p.hostIp(), p.hostPort(), protocol))
                .toList();
    }

    private String protocol(Yaml item, String protocol) {
        if (!protocol.equals("tcp") && !protocol.equals("udp")) {
            refused(item, "protocol", "tcp and udp are supported.");
        }
        return protocol;
    }

    private List<PortBinding> plain(Yaml.Scalar item, String text) {
        var last = text.lastIndexOf(':');
        var target = text.substring(last + 1);
        var front = last < 0 ? "" : text.substring(0, last);
        var hostEnd = front.lastIndexOf(':');
        var published = front.substring(hostEnd + 1);
        var host = hostEnd < 0 ? "" : front.substring(0, hostEnd);
        if (target.contains("-") || published.contains("-")) {
            return range(item, host, published, target);
        }
        return binding(item, host, published, target).stream().toList();
    }

    /// `3000-3002:8000-8002`, each to each.
    private List<PortBinding> range(
            Yaml.Scalar item, String host, String published, String target) {
        var to = ends(target);
        var from = published.isEmpty() ? Optional.of(new int[] {0, 0}) : ends(published);
        var count = to.map(ends -> ends[1] - ends[0] + 1).orElse(0);
        var isEven =
                from.isPresent()
                        && (published.isEmpty() || from.get()[1] - from.get()[0] + 1 == count);
        if (count < 1 || count > MAX_RANGE || !isEven) {
            refused(item, "range", "Write FROM-TO:FROM-TO of the same length, at most 100 ports.");
            return List.of();
        }
        List<PortBinding> all = new ArrayList<>();
        for (var i = 0; i < count; i++) {
            var outside = published.isEmpty() ? "" : String.valueOf(from.get()[0] + i);
            binding(item, host, outside, String.valueOf(to.get()[0] + i)).ifPresent(all::add);
        }
        return all;
    }

    private static Optional<int[]> ends(String range) {
        var parts = range.split("-", 2);
        var first = Publish.port(parts[0]);
        var last = Publish.port(parts.length == 1 ? parts[0] : parts[1]);
        return first.isPresent() && last.isPresent()
                ? Optional.of(new int[] {first.get(), last.get()})
                : Optional.empty();
    }

    private Optional<PortBinding> longForm(Yaml.Mapping item) {
        var host = "";
        var published = "";
        var target = "";
        var protocol = "tcp";
        for (var entry : item.entries().entrySet()) {
            var key = entry.getKey();
            var given = entry.getValue().value();
            switch (key) {
                case "target" -> target = values.text("ports.target", given).orElse("");
                case "published" -> published = values.text("ports.published", given).orElse("");
                case "host_ip" -> host = values.text("ports.host_ip", given).orElse("");
                case "protocol" ->
                        protocol =
                                protocol(given, values.text("ports.protocol", given).orElse("tcp"));
                case "mode" -> {
                    var mode = values.text("ports.mode", given).orElse("ingress");
                    if (!mode.equals("ingress") && !mode.equals("host")) {
                        refused(given, key, "Leave mode out.");
                    }
                }
                case "name" -> values.text("ports.name", given);
                default ->
                        KnownKeys.refuse(values.findings(), "ports", key, entry.getValue(), KEYS);
            }
        }
        var spoken = protocol;
        return binding(item, host, published, target)
                .map(p -> new PortBinding(p.containerPort(), p.hostIp(), p.hostPort(), spoken));
    }

    private Optional<PortBinding> binding(Yaml item, String host, String published, String target) {
        var address = host.isEmpty() ? Publish.LOOPBACK : Publish.address(host).orElse("");
        var to = Publish.port(target).filter(port -> port > 0);
        var from = published.isEmpty() ? Optional.of(0) : Publish.port(published);
        if (address.isEmpty() || to.isEmpty() || from.isEmpty()) {
            return values.wrong(
                    "ports", item, "is [[HOST:]PORT:]TARGET", "Write \"127.0.0.1:8080:80\".");
        }
        return Optional.of(new PortBinding(to.get(), address, from.get()));
    }

    private Optional<PortBinding> refused(Yaml item, String what, String hint) {
        values.findings()
                .error(
                        item.at(),
                        "unsupported.compose.ports." + what,
                        "This kind of port is not supported.",
                        hint);
        return Optional.empty();
    }
}
