package dev.slipway.core.pipeline.report;

import dev.slipway.core.pipeline.Coverage;
import edu.hm.hafner.coverage.CoverageParser.ProcessingMode;
import edu.hm.hafner.coverage.Metric;
import edu.hm.hafner.coverage.ModuleNode;
import edu.hm.hafner.coverage.registry.ParserRegistry;
import edu.hm.hafner.coverage.registry.ParserRegistry.CoverageParserType;
import edu.hm.hafner.util.FilteredLog;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads coverage reports: JaCoCo, Cobertura, LCOV, OpenCover, Clover, Go, PIT and those that the
/// coverage library reads besides. Safe from any thread.
public final class CoverageReader {
    private static final int LARGEST = 64 << 20;

    private static final EnumSet<Metric> COUNTED =
            EnumSet.of(
                    Metric.LINE,
                    Metric.BRANCH,
                    Metric.INSTRUCTION,
                    Metric.METHOD,
                    Metric.CLASS,
                    Metric.MUTATION);

    private static final Pattern USUAL =
            Pattern.compile(
                    "(?:.*/)?(?:jacoco[^/]*\\.xml|cobertura[^/]*\\.xml|coverage[^/]*\\.xml"
                            + "|clover\\.xml|opencover[^/]*\\.xml|lcov\\.info|[^/]*\\.lcov)",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern NEVER =
            Pattern.compile("(?:.*/)?(?:node_modules|\\.git|\\.m2|\\.gradle|vendor|src)/.*");

    private CoverageReader() {}

    /// True if a file of that path is usually a coverage report.
    public static boolean isUsual(String path) {
        return USUAL.matcher(path).matches() && !NEVER.matcher(path).matches();
    }

    /// What one report says.
    ///
    /// @param kind the tool as pipelines name it (`JACOCO`, `cobertura`…); empty = told by content
    /// @return none if it is no report of that kind or covers nothing
    public static List<Coverage> read(String path, InputStream bytes, String kind)
            throws IOException {
        var content = bytes.readNBytes(LARGEST + 1);
        if (content.length > LARGEST) {
            return List.of();
        }
        var text = new String(content, StandardCharsets.UTF_8);
        return type(kind)
                .or(() -> told(text))
                .map(type -> parsed(path, text, type))
                .orElse(List.of());
    }

    private static Optional<CoverageParserType> type(String kind) {
        var word = kind.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        if (word.startsWith("istanbul") || word.startsWith("cobertura")) {
            return Optional.of(CoverageParserType.COBERTURA);
        }
        for (var type : CoverageParserType.values()) {
            if (word.startsWith(type.name().toLowerCase(Locale.ROOT).replace("_", ""))) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    private static Optional<CoverageParserType> told(String text) {
        var head = text.substring(0, Math.min(4_000, text.length()));
        if (head.startsWith("mode:")) {
            return Optional.of(CoverageParserType.GO_COV);
        }
        if (head.startsWith("TN:") || head.startsWith("SF:")) {
            return Optional.of(CoverageParserType.LCOV);
        }
        if (head.contains("<report ")) {
            return Optional.of(CoverageParserType.JACOCO);
        }
        if (head.contains("<CoverageSession")) {
            return Optional.of(CoverageParserType.OPENCOVER);
        }
        if (head.contains("<mutations")) {
            return Optional.of(CoverageParserType.PIT);
        }
        if (!head.contains("<coverage")) {
            return Optional.empty();
        }
        return Optional.of(
                head.contains("<project ") && head.contains("<metrics ")
                        ? CoverageParserType.CLOVER
                        : CoverageParserType.COBERTURA);
    }

    private static List<Coverage> parsed(String path, String text, CoverageParserType type) {
        try {
            var module =
                    new ParserRegistry()
                            .get(type, ProcessingMode.IGNORE_ERRORS)
                            .parse(new StringReader(text), path, new FilteredLog("coverage"));
            return counted(module);
        } catch (RuntimeException wrong) {
            return List.of(); // whatever the library stumbles over in a foreign file
        }
    }

    private static List<Coverage> counted(ModuleNode module) {
        var counted = new ArrayList<Coverage>();
        for (var metric : COUNTED) {
            module.getValue(metric)
                    .filter(edu.hm.hafner.coverage.Coverage.class::isInstance)
                    .map(edu.hm.hafner.coverage.Coverage.class::cast)
                    .filter(value -> value.getTotal() > 0)
                    .ifPresent(value ->
                            counted.add(
                                    new Coverage(
                                            metric.name().toLowerCase(Locale.ROOT),
                                            value.getCovered(),
                                            value.getMissed())));
        }
        return counted;
    }
}
