package dev.slipway.core.pipeline.report;

import dev.slipway.core.pipeline.TestCase;
import dev.slipway.core.pipeline.report.ReportReader.Format;
import dev.slipway.core.pipeline.report.ReportReader.Report;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
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
                            + "|TestResults/(?:.*/)?[^/]*\\.xml"
                            + "|(?:TEST|TESTS)-[^/]*\\.xml"
                            + "|TestResult\\.xml|open-test-report\\.xml"
                            + "|junit-platform-events-[^/]*\\.xml"
                            + "|[^/]*(?:junit|pytest|xunit|nunit|test-results?|test-report)[^/]*\\.xml"
                            + "|[^/]*\\.(?:trx|tap)"
                            + "|(?:go-?)?tests?[-_.]?(?:report|results?|output)?\\.json"
                            + "|cucumber[^/]*\\.json"
                            + ")",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern NEVER =
            Pattern.compile(
                    "(?:.*/)?(?:node_modules|\\.git|\\.m2|\\.gradle|vendor|src)/.*"
                            + "|(?:.*/)?failsafe-summary\\.xml|(?:.*/)?testng-(?:results|failed)\\.xml");

    private final Set<Set<Integer>> seen = new HashSet<>();
    private final Map<String, Format> told = new HashMap<>();

    /// True if a file of that path (relative, with forward slashes) is usually a report.
    public static boolean isUsual(String path) {
        return USUAL.matcher(path).matches() && !NEVER.matcher(path).matches();
    }

    /// True the first time that these cases are seen. A second file with the very same cases,
    /// durations included, is the same report in another place; one of another format that names
    /// only tests that were told already is the same run told by another reporter.
    public synchronized boolean isNew(Report report) {
        if (report.cases().isEmpty()) {
            return true;
        }
        var marks = new HashSet<Integer>();
        var isToldByAnother = true;
        for (var each : report.cases()) {
            marks.add(
                    Objects.hash(
                            each.className(),
                            each.name(),
                            each.outcome(),
                            each.duration(),
                            each.message()));
            var by = told.get(plain(each));
            isToldByAnother &= by != null && by != report.format();
        }
        if (isToldByAnother || !seen.add(marks)) {
            return false;
        }
        report.cases().forEach(each -> told.putIfAbsent(plain(each), report.format()));
        return true;
    }

    /// Some reporters write a method as `adds()`, some as `adds`.
    private static String plain(TestCase test) {
        var name = test.name();
        return test.className()
                + "#"
                + (name.endsWith("()") ? name.substring(0, name.length() - 2) : name);
    }
}
