package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.Expression;
import dev.slipway.core.pipeline.Matrix;
import dev.slipway.core.pipeline.Stage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The cells of a matrix: every combination of its axes' values but the excluded ones, named as
/// Jenkins names them.
final class MatrixCells {
    private MatrixCells() {}

    static List<Branch> of(Stage.Body.OfMatrix body) {
        var combinations = List.<Map<String, String>>of(Map.of());
        for (var axis : body.matrix().axes()) {
            combinations = times(combinations, axis);
        }
        return combinations.stream()
                .filter(cell -> body.matrix().excludes().stream().noneMatch(e -> matches(e, cell)))
                .map(cell -> new Branch(named(body.cell(), name(cell)), cell))
                .toList();
    }

    private static List<Map<String, String>> times(
            List<Map<String, String>> combinations, Matrix.Axis axis) {
        var all = new ArrayList<Map<String, String>>();
        for (var combination : combinations) {
            for (var value : values(axis)) {
                var cell = new LinkedHashMap<>(combination);
                cell.put(axis.name(), value);
                all.add(cell);
            }
        }
        return all;
    }

    private static boolean matches(Matrix.Exclude exclude, Map<String, String> cell) {
        return exclude.axes().stream()
                .allMatch(axis ->
                        values(axis).contains(cell.getOrDefault(axis.name(), ""))
                                != axis.inverse());
    }

    /// Jenkins allows constants only, and so does the reader of the file.
    private static List<String> values(Matrix.Axis axis) {
        return axis.values().stream()
                .map(value ->
                        value instanceof Expression.Constant constant
                                ? String.valueOf(constant.value())
                                : "")
                .toList();
    }

    private static String name(Map<String, String> cell) {
        return cell.entrySet().stream()
                .map(axis -> axis.getKey() + " = '" + axis.getValue() + "'")
                .collect(Collectors.joining(", ", "Matrix - ", ""));
    }

    private static Stage named(Stage cell, String name) {
        return new Stage(
                name,
                cell.agent(),
                cell.environment(),
                cell.options(),
                cell.tools(),
                cell.input(),
                cell.when(),
                cell.body(),
                cell.post(),
                cell.position());
    }
}
