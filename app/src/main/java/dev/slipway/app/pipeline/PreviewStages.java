package dev.slipway.app.pipeline;

import dev.slipway.core.pipeline.Matrix;
import dev.slipway.core.pipeline.Pipeline;
import dev.slipway.core.pipeline.Stage;
import dev.slipway.core.pipeline.StageResult;
import dev.slipway.core.pipeline.StageTimes;
import dev.slipway.core.pipeline.Status;
import java.util.ArrayList;
import java.util.List;

/// The stages of a pipeline that did not run yet, in the shape in which a run's are drawn. Pure. A
/// matrix is drawn as one stage that says how many combinations its axes have.
final class PreviewStages {
    private PreviewStages() {}

    static List<StageResult> of(Pipeline pipeline) {
        return of(pipeline.stages(), "");
    }

    private static List<StageResult> of(List<Stage> stages, String above) {
        var shown = new ArrayList<StageResult>();
        for (var stage : stages) {
            var path = above + stage.name();
            shown.add(
                    switch (stage.body()) {
                        case Stage.Body.Steps _ -> drawn(stage.name(), path, false, List.of());
                        case Stage.Body.Stages(var inner) ->
                                drawn(stage.name(), path, false, of(inner, path + "/"));
                        case Stage.Body.Parallel(var inner, _, _) ->
                                drawn(stage.name(), path, true, of(inner, path + "/"));
                        case Stage.Body.OfMatrix(var matrix, var cell, _) ->
                                drawn(
                                        stage.name() + " × " + combinations(matrix),
                                        path,
                                        false,
                                        of(cell.children(), path + "/"));
                    });
        }
        return List.copyOf(shown);
    }

    private static int combinations(Matrix matrix) {
        return matrix.axes().stream()
                .mapToInt(axis -> axis.values().size())
                .reduce(1, (a, b) -> a * b);
    }

    private static StageResult drawn(
            String name, String path, boolean parallel, List<StageResult> children) {
        return new StageResult(
                name,
                path,
                Status.QUEUED,
                null,
                null,
                StageTimes.NONE,
                null,
                null,
                parallel,
                List.of(),
                children);
    }
}
