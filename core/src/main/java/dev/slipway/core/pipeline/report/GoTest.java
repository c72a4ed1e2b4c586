package dev.slipway.core.pipeline.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.core.pipeline.TestCase.Outcome;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// What `go test -json` prints: one event a line. A test with subtests is told by those, unless it
/// failed and none of them did; a package that failed without a failing test (it did not build, it
/// panicked) is a case itself. Other lines among the events are passed over. For one thread.
final class GoTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private record Key(String inPackage, String test) {}

    private static final class Open {
        final Cap output;
        String ended = "";
        boolean hasChildren;
        boolean hasBadChild;
        Duration took = Duration.ZERO;

        Open(Cap output) {
            this.output = output;
        }
    }

    private final CaseSink sink;
    private final Map<Key, Open> tests = new LinkedHashMap<>();

    GoTest(CaseSink sink) {
        this.sink = sink;
    }

    /// True if a line is such an event.
    static boolean isEvent(String line) {
        return line.startsWith("{") && line.contains("\"Action\":");
    }

    void line(String line) {
        if (!isEvent(line)) {
            return;
        }
        try {
            event(JSON.readTree(line));
        } catch (JsonProcessingException notAnEvent) {
            // a line cut in the middle, or somebody else's
        }
    }

    private void event(JsonNode event) {
        var of = event.path("Package").asText(event.path("ImportPath").asText(""));
        of = of.indexOf(' ') < 0 ? of : of.substring(0, of.indexOf(' '));
        var open =
                tests.computeIfAbsent(
                        new Key(of, event.path("Test").asText("")),
                        _ -> new Open(sink.detailsCap()));
        switch (event.path("Action").asText("")) {
            case "output", "build-output" -> open.output.add(event.path("Output").asText(""));
            case "pass", "fail", "skip", "bench" -> {
                open.ended = event.path("Action").asText();
                open.took = Seconds.of(event.path("Elapsed").asText(""));
            }
            case "build-fail" -> open.ended = "fail";
            default -> {}
        }
    }

    void finish() {
        tests.forEach((key, open) -> tellParents(key, outcome(open.ended).isBad()));
        tests.forEach((key, open) -> {
            var isBad = outcome(open.ended).isBad();
            if (key.test().isEmpty()) {
                if (open.ended.equals("fail") && !open.hasBadChild) {
                    add(key.inPackage(), "(package)", Outcome.ERROR, open);
                }
            } else if (!open.hasChildren || isBad && !open.hasBadChild) {
                add(key.inPackage(), key.test(), outcome(open.ended), open);
            }
        });
    }

    /// The tests that `A/b/c` is part of are `A/b` and `A`; all are part of the package.
    private void tellParents(Key key, boolean isBad) {
        for (var name = key.test(); !name.isEmpty(); ) {
            name = name.substring(0, Math.max(0, name.lastIndexOf('/')));
            var parent = tests.get(new Key(key.inPackage(), name));
            if (parent != null) {
                parent.hasChildren = true;
                parent.hasBadChild |= isBad;
            }
        }
    }

    private void add(String inPackage, String name, Outcome outcome, Open open) {
        var text = open.output.text();
        sink.add(
                inPackage,
                inPackage,
                name,
                outcome,
                open.took,
                outcome.isBad() ? reason(text) : null,
                outcome.isBad() ? text : null,
                outcome.isBad() ? null : text);
    }

    /// The first line that is no frame of the test itself: `cart_test.go:9: got 2, want 3`.
    private static String reason(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("=== "))
                .filter(line -> !line.startsWith("--- "))
                .findFirst()
                .orElse("It failed without a word.");
    }

    /// What never ended was cut off by a panic or a time limit.
    private static Outcome outcome(String ended) {
        return switch (ended) {
            case "pass", "bench" -> Outcome.PASSED;
            case "skip" -> Outcome.SKIPPED;
            case "fail" -> Outcome.FAILED;
            default -> Outcome.ERROR;
        };
    }
}
