package dev.slipway.core.pipeline.report;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a test expected and what it got, as its assertion says it.
public record Difference(String expected, String actual) {
    private static final String LINE = "[^\\n]{1,4000}?";
    private static final String BLOCK = "(?s:.{0,16000}?)";

    /// In the order in which they are tried; `e` is what was expected, `a` what came.
    private static final List<Pattern> SHAPES =
            List.of(
                    // JUnit 4 and 5, Kotlin
                    of(
                            "expected: ?<(?<e>"
                                    + BLOCK
                                    + ")> but was: ?<(?<a>"
                                    + BLOCK
                                    + ")>(?=\\s*$|\\s*\\n|\\.| at)"),
                    // MSTest
                    of("Expected:<(?<e>" + BLOCK + ")>\\. Actual:<(?<a>" + BLOCK + ")>"),
                    // TestNG
                    of("expected \\[(?<e>" + BLOCK + ")\\] but found \\[(?<a>" + BLOCK + ")\\]"),
                    // AssertJ
                    of(
                            "expected: (?<e>"
                                    + BLOCK
                                    + ")\\n *but was: (?<a>"
                                    + BLOCK
                                    + ")(?=\\n\\s*at |\\n\\s*$|$)"),
                    of(
                            "Expecting(?: actual)?:\\s*(?<a>"
                                    + BLOCK
                                    + ")\\s*to be equal to:\\s*(?<e>"
                                    + BLOCK
                                    + ")(?=\\n\\s*but was not|\\n\\s*at |\\n\\s*$|$)"),
                    // Hamcrest, NUnit
                    of(
                            "Expected: (?<e>"
                                    + BLOCK
                                    + ")\\n\\s*[Bb]ut(?: was)?: +(?:was )?(?<a>"
                                    + BLOCK
                                    + ")(?=\\n\\s*at |\\n\\s*-+\\^|\\n\\s*$|$)"),
                    // Jest
                    of(
                            "Expected(?: value)?: (?<e>"
                                    + LINE
                                    + ")\\n\\s*Received(?: value)?: (?<a>"
                                    + LINE
                                    + ")(?=\\n|$)"),
                    // xUnit.net, testify
                    of(
                            "[Ee]xpected *: (?<e>"
                                    + LINE
                                    + ")\\n\\s*[Aa]ctual *: (?<a>"
                                    + LINE
                                    + ")(?=\\n|$)"),
                    // Rust
                    of("left: (?<a>" + LINE + "),?\\n\\s*right: (?<e>" + LINE + ")(?=\\n|$)"),
                    // pytest
                    of(
                            "(?:^|\\n)E? +(?:\\w*Error: )?assert (?<a>"
                                    + LINE
                                    + ") == (?<e>"
                                    + LINE
                                    + ")(?=\\n|$)"),
                    of("^(?:\\w*Error: )?assert (?<a>" + LINE + ") == (?<e>" + LINE + ")(?=\\n|$)"),
                    // Python's unittest
                    of("AssertionError: (?<a>" + LINE + ") != (?<e>" + LINE + ")(?= : |\\n|$)"),
                    // Chai, Vitest
                    of(
                            "expected (?<a>"
                                    + LINE
                                    + ") to (?:(?:strictly |deeply )?equal|be|deep equal) (?<e>"
                                    + LINE
                                    + ")(?= //|\\n|$)"),
                    // PHPUnit
                    of(
                            "Failed asserting that (?<a>"
                                    + LINE
                                    + ") (?:matches expected|is identical to) (?<e>"
                                    + LINE
                                    + ")\\.(?=\\s|$)"),
                    // Go by hand
                    of(
                            "\\bgot:? (?<a>"
                                    + LINE
                                    + ")[,;] *(?:want|wanted|expected):? (?<e>"
                                    + LINE
                                    + ")(?=\\n|$)"),
                    of(
                            "\\b(?:want|wanted|expected):? (?<e>"
                                    + LINE
                                    + ")[,;] *(?:but )?got:? (?<a>"
                                    + LINE
                                    + ")(?=\\n|$)"),
                    of(
                            "= (?<a>"
                                    + LINE
                                    + ")[,;] *(?:want|expected):? (?<e>"
                                    + LINE
                                    + ")(?=\\n|$)"));

    private static Pattern of(String regex) {
        return Pattern.compile(regex);
    }

    /// The first that a text tells of, if it tells of one.
    static Optional<Difference> in(String text) {
        var head = text.length() <= 16_000 ? text : text.substring(0, 16_000);
        return SHAPES.stream()
                .map(shape -> shape.matcher(head))
                .filter(Matcher::find)
                .map(found -> new Difference(found.group("e").strip(), found.group("a").strip()))
                .filter(found -> !found.expected.equals(found.actual))
                .findFirst();
    }
}
