package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.Coverage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The coverage of a run, report by report, so that one that is read twice counts once. Safe from
/// any thread.
final class CoverageBook {
    private final Map<String, List<Coverage>> reports = new LinkedHashMap<>();

    /// @param path absolute in the agent
    synchronized void put(String path, List<Coverage> counted) {
        if (!counted.isEmpty()) {
            reports.put(path, List.copyOf(counted));
        }
    }

    /// All reports together; the very same counts of several are of one report in several places.
    synchronized List<Coverage> totals() {
        return sum(reports.values().stream().distinct().toList());
    }

    static List<Coverage> sum(List<List<Coverage>> reports) {
        var totals = new LinkedHashMap<String, Coverage>();
        reports.forEach(
                report -> report.forEach(one -> totals.merge(one.metric(), one, Coverage::plus)));
        return List.copyOf(totals.values());
    }
}
