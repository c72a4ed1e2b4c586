package dev.slipway.core.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.pipeline.Finding;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A Compose file with files beside it, for tests.
final class ComposeProject {
    private final Map<String, String> files = new TreeMap<>();
    private final Map<String, String> variables = new TreeMap<>();
    private boolean isLint;

    static ComposeProject of(String compose) {
        return new ComposeProject().with("compose.yaml", compose);
    }

    ComposeProject with(String path, String text) {
        files.put(path, text);
        return this;
    }

    ComposeProject set(String variable, String value) {
        variables.put(variable, value);
        return this;
    }

    ComposeProject linted() {
        isLint = true;
        return this;
    }

    ComposeReader.Result read() {
        return ComposeReader.read(
                new ComposeReader.Request(
                        "shop-test",
                        new ComposeReader.Text(
                                "compose.yaml", files.getOrDefault("compose.yaml", "")),
                        Optional.ofNullable(files.get("compose.test.yaml"))
                                .map(text -> new ComposeReader.Text("compose.test.yaml", text)),
                        variables,
                        path ->
                                Optional.ofNullable(files.get(path))
                                        .map(text -> text.getBytes(StandardCharsets.UTF_8)),
                        isLint));
    }

    Application good() {
        var result = read();
        assertThat(result.findings()).filteredOn(Finding::isError).isEmpty();
        return result.application().orElseThrow();
    }

    Service service(String name) {
        return good().service(name).orElseThrow();
    }

    /// `file:line:column code` of each error.
    List<String> errors() {
        return read().findings().stream()
                .filter(Finding::isError)
                .map(f -> f.file() + ":" + f.line() + ":" + f.column() + " " + f.code())
                .toList();
    }
}
