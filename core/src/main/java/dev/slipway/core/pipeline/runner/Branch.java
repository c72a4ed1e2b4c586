package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.Stage;
import java.util.List;
import java.util.Map;

/// A stage below another one, as it runs: a nested or parallel stage, or one cell of a matrix.
///
/// @param axes the values of a cell's axes by name, empty for all others
record Branch(Stage stage, Map<String, String> axes) {

    Branch(Stage stage) {
        this(stage, Map.of());
    }

    static List<Branch> of(List<Stage> stages) {
        return stages.stream().map(Branch::new).toList();
    }

    /// What a stage holds, in the order of the file.
    static List<Branch> inside(Stage stage) {
        return switch (stage.body()) {
            case Stage.Body.Steps _ -> List.of();
            case Stage.Body.Stages nested -> of(nested.stages());
            case Stage.Body.Parallel parallel -> of(parallel.stages());
            case Stage.Body.OfMatrix matrix -> MatrixCells.of(matrix);
        };
    }

    static boolean isParallel(Stage stage) {
        return stage.body() instanceof Stage.Body.Parallel
                || stage.body() instanceof Stage.Body.OfMatrix;
    }
}
