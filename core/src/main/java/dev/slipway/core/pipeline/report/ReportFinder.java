package dev.slipway.core.pipeline.report;

import dev.slipway.core.pipeline.TestCase;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/// Finds reports without being asked, by where the build tools put them, and tells a report that
/// was written twice. Safe from any thread.
public final class ReportFinder {
    private static final Pattern USUAL =
            Pattern.compile(
                    "(?:.*/)?(?:"
                            + "target/(?:surefire|failsafe)-reports/(?:.*/)?TEST-[^/]*\\.xml"
                            + "|target/test-reports/[^/]*\\.xml"
                            + "|build/test-results/(?:.*/)?[^/]*\\.xml"
                            + "|test-results?/(?:.*/)?[^/]*\\.xml"
                            + "|test-reports?/(?:.*/)?[^/]*\\.xml"
                            + "|TestResults/[^/]*\\.xml"
                            + "|(?:TEST|TESTS)-[^/]*\\.xml"
                            + "|[^/]*(?:junit|pytest|xunit|test-results?|test-report)[^/]*\\.xml"
                            + ")",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern NEVER =
            Pattern.compile(
                    "(?:.*/)?(?:node_modules|\\.git|\\.m2|\\.gradle|vendor|src)/.*"
                            + "|(?:.*/)?failsafe-summary\\.xml|(?:.*/)?testng-(?:results|failed)\\.xml");

    private final Set<Set<Integer>> seen = new HashSet<>();

    /// True if a file of that path (relative, with forward slashes) is usually a report.
    public static boolean isUsual(String path) {
        return USUAL.matcher(path).matches() && !NEVER.matcher(path).matches();
    }

    /// True the first time that these cases are seen; a second file with the very same cases,
    /// durations included, is the same report in another place.
    public synchronized boolean isNew(List<TestCase> cases) {
        if (cases.isEmpty()) {
            return true;
        }
        var marks = new HashSet<Integer>();
        for (var each : cases) {
            marks.add(
                    Objects.hash(
                            each.className(),
                            each.name(),
                            each.outcome(),
                            each.duration(),
                            each.message()));
        }
        return seen.add(marks);
    }
}
