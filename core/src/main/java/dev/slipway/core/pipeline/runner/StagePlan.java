package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.Stage;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The stages of a run before any of them ran, with paths that are unique in it.
final class StagePlan {
    private final Map<String, Duration> medians;
    private final Set<String> paths = new HashSet<>();

    private StagePlan(Map<String, Duration> medians) {
        this.medians = medians;
    }

    static List<StageRecord> of(List<Stage> stages, Map<String, Duration> medians) {
        return new StagePlan(medians).records(Branch.of(stages), "");
    }

    private List<StageRecord> records(List<Branch> branches, String parent) {
        return branches.stream().map(branch -> record(branch.stage(), parent)).toList();
    }

    private StageRecord record(Stage stage, String parent) {
        var name = stage.name().replace('/', '\u2215');
        var path = unique(parent.isEmpty() ? name : parent + "/" + name);
        var isParallel = Branch.isParallel(stage);
        var record = new StageRecord(stage.name(), path, isParallel, medians.get(path));
        record.children.addAll(records(Branch.inside(stage), path));
        return record;
    }

    private String unique(String path) {
        var candidate = path;
        for (var i = 2; !paths.add(candidate); i++) {
            candidate = path + " (" + i + ")";
        }
        return candidate;
    }
}
