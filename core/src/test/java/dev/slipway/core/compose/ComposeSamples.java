package dev.slipway.core.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.pipeline.Finding;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads short Compose texts for tests.
final class ComposeSamples {
    private ComposeSamples() {}

    static ComposeReader.Result read(String text) {
        return read(text, Optional.empty(), Map.of());
    }

    static ComposeReader.Result read(
            String text, Optional<String> overlay, Map<String, String> variables) {
        return ComposeReader.read(
                new ComposeReader.Request(
                        "shop-test",
                        new ComposeReader.Text("compose.yaml", text),
                        overlay.map(t -> new ComposeReader.Text("compose.test.yaml", t)),
                        variables));
    }

    static Application good(String text) {
        return good(text, Optional.empty(), Map.of());
    }

    static Application good(String text, Optional<String> overlay, Map<String, String> variables) {
        var result = read(text, overlay, variables);
        assertThat(result.findings()).filteredOn(Finding::isError).isEmpty();
        return result.application().orElseThrow();
    }

    /// The one service `web` whose body is given.
    static Service service(String body) {
        return service(body, Map.of());
    }

    static Service service(String body, Map<String, String> variables) {
        return good("services:\n  web:\n" + body.indent(4), Optional.empty(), variables)
                .service("web")
                .orElseThrow();
    }

    /// `line:column code message` of each error.
    static List<String> errors(String text) {
        var result = read(text);
        assertThat(result.application()).isEmpty();
        return result.findings().stream()
                .filter(Finding::isError)
                .map(f -> f.line() + ":" + f.column() + " " + f.code() + " " + f.message())
                .toList();
    }
}
