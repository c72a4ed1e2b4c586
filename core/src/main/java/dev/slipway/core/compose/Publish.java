package dev.slipway.core.compose;

import java.util.Optional;
import java.util.regex.Pattern;

/// `[HOST:]PORT` where users come in: a bare port is offered to this machine only, 0 is a free one.
///
/// @param host an IPv4 address, or an IPv6 one without brackets
public record Publish(String host, int port) {
    static final String LOOPBACK = "127.0.0.1";
    private static final Pattern IPV4 =
            Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!$)|$)){4}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:]{2,39}");

    /// Empty if the text is no such thing.
    public static Optional<Publish> parse(String text) {
        var colon = text.lastIndexOf(':');
        var host = colon < 0 ? Optional.of(LOOPBACK) : address(text.substring(0, colon));
        var port = port(text.substring(colon + 1));
        return host.flatMap(h -> port.map(p -> new Publish(h, p)));
    }

    static Optional<String> address(String host) {
        if (host.equals("localhost")) {
            return Optional.of(LOOPBACK);
        }
        if (IPV4.matcher(host).matches()) {
            return Optional.of(host);
        }
        var bare =
                host.startsWith("[") && host.endsWith("]") && host.length() > 2
                        ? host.substring(1, host.length() - 1)
                        : host;
        return bare.contains(":") && IPV6.matcher(bare).matches()
                ? Optional.of(bare)
                : Optional.empty();
    }

    static Optional<Integer> port(String text) {
        if (!text.matches("\\d{1,5}")) {
            return Optional.empty();
        }
        return Optional.of(Integer.parseInt(text)).filter(port -> port <= 65_535);
    }
}
