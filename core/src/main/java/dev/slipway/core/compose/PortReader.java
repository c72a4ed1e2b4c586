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

    private final Values values;

    PortReader(Values values) {
        this.values = values;
    }

    List<PortBinding> read(Yaml value) {
        List<PortBinding> ports = new ArrayList<>();
        for (var item : values.list("ports", value)) {
            switch (item) {
                case Yaml.Scalar scalar -> shortForm(scalar).ifPresent(ports::add);
                case Yaml.Mapping mapping -> longForm(mapping).ifPresent(ports::add);
                case Yaml.Sequence sequence -> values.wrong("ports", sequence, "is a port", "");
            }
        }
        return ports;
    }

    /// `[[HOST:]PORT:]TARGET[/tcp]`; an IPv6 host stands in brackets.
    private Optional<PortBinding> shortForm(Yaml.Scalar item) {
        var text = item.text();
        if (text.endsWith("/tcp")) {
            text = text.substring(0, text.length() - 4);
        } else if (text.contains("/")) {
            return refused(item, "protocol", "Only TCP ports are supported.");
        }
        var last = text.lastIndexOf(':');
        var target = text.substring(last + 1);
        var front = last < 0 ? "" : text.substring(0, last);
        var hostEnd = front.lastIndexOf(':');
        var published = front.substring(hostEnd + 1);
        var host = hostEnd < 0 ? "" : front.substring(0, hostEnd);
        if (target.contains("-") || published.contains("-")) {
            return refused(item, "range", "Write each port of the range on a line of its own.");
        }
        return binding(item, host, published, target);
    }

    private Optional<PortBinding> longForm(Yaml.Mapping item) {
        var host = "";
        var published = "";
        var target = "";
        for (var entry : item.entries().entrySet()) {
            var key = entry.getKey();
            var given = entry.getValue().value();
            switch (key) {
                case "target" -> target = values.text("ports.target", given).orElse("");
                case "published" -> published = values.text("ports.published", given).orElse("");
                case "host_ip" -> host = values.text("ports.host_ip", given).orElse("");
                case "protocol" -> only(given, key, "tcp", "Only TCP ports are supported.");
                case "mode" -> only(given, key, "ingress", "Leave mode out.");
                case "name" -> values.text("ports.name", given);
                default ->
                        KnownKeys.refuse(values.findings(), "ports", key, entry.getValue(), KEYS);
            }
        }
        return binding(item, host, published, target);
    }

    private void only(Yaml given, String key, String word, String hint) {
        if (!values.text("ports." + key, given).orElse(word).equals(word)) {
            refused(given, key, hint);
        }
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
