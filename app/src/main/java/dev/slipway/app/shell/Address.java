package dev.slipway.app.shell;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Where a page is: `slipway://project/shop/run/42?stage=test`. It only names a place, going there
/// never acts. Parts and values may hold anything, printed percent-encoded.
///
/// @param parts the path, at least one
/// @param query what is selected on the page, in order
public record Address(List<String> parts, SequencedMap<String, String> query) {
    private static final String SCHEME = "slipway://";

    public Address {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("an address has at least one part");
        }
        query = new java.util.LinkedHashMap<>(query);
    }

    public static Address of(String... parts) {
        return new Address(List.of(parts), new java.util.LinkedHashMap<>());
    }

    /// Empty if the text is no address of ours.
    public static Optional<Address> parse(String text) {
        if (!text.startsWith(SCHEME)) {
            return Optional.empty();
        }
        var rest = text.substring(SCHEME.length());
        int mark = rest.indexOf('?');
        try {
            var parts =
                    Stream.of((mark < 0 ? rest : rest.substring(0, mark)).split("/"))
                            .filter(part -> !part.isEmpty())
                            .map(Address::decoded)
                            .toList();
            var query = new java.util.LinkedHashMap<String, String>();
            if (mark >= 0) {
                for (var pair : rest.substring(mark + 1).split("&")) {
                    int equals = pair.indexOf('=');
                    if (equals > 0) {
                        query.put(
                                decoded(pair.substring(0, equals)),
                                decoded(pair.substring(equals + 1)));
                    }
                }
            }
            return parts.isEmpty() ? Optional.empty() : Optional.of(new Address(parts, query));
        } catch (IllegalArgumentException badEscape) {
            return Optional.empty();
        }
    }

    /// The part at an index from 0, empty beyond the end.
    public Optional<String> part(int index) {
        return index < parts.size() ? Optional.of(parts.get(index)) : Optional.empty();
    }

    public Optional<String> query(String key) {
        return Optional.ofNullable(query.get(key));
    }

    /// The same place with one selection changed; an empty value takes it away.
    public Address with(String key, String value) {
        var changed = new java.util.LinkedHashMap<>(query);
        if (value.isEmpty()) {
            changed.remove(key);
        } else {
            changed.put(key, value);
        }
        return new Address(parts, changed);
    }

    public Address child(String... more) {
        return new Address(
                Stream.concat(parts.stream(), Stream.of(more)).toList(),
                new java.util.LinkedHashMap<>());
    }

    /// True if both name the same page, whatever is selected on it.
    public boolean samePage(Address other) {
        return parts.equals(other.parts);
    }

    @Override
    public String toString() {
        var path = parts.stream().map(Address::encoded).collect(Collectors.joining("/"));
        var selection =
                query.entrySet().stream()
                        .map(e -> encoded(e.getKey()) + "=" + encoded(e.getValue()))
                        .collect(Collectors.joining("&"));
        return SCHEME + path + (selection.isEmpty() ? "" : "?" + selection);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
