package dev.slipway.app.release;

import dev.slipway.app.AppContext;
import dev.slipway.core.release.ReleaseStatus;
import dev.slipway.core.release.ReleaseStatus.VariantView;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/// The versions side by side in figures: what stands in the chart, readable without it.
final class VariantsGrid extends GridPane {
    private static final List<String> COLUMNS =
            List.of(
                    "variant",
                    "ready",
                    "desired",
                    "effective",
                    "requests",
                    "errors",
                    "share",
                    "p50",
                    "p95",
                    "p99");

    private final AppContext context;
    private List<VariantView> shown = List.of();

    VariantsGrid(AppContext context) {
        this.context = context;
        setId("variants");
        getStyleClass().addAll("card", "variants-grid");
        for (int i = 0; i < COLUMNS.size(); i++) {
            var constraints = new ColumnConstraints();
            constraints.setHgrow(Priority.ALWAYS);
            constraints.setHalignment(i == 0 ? HPos.LEFT : HPos.RIGHT);
            getColumnConstraints().add(constraints);
        }
    }

    void show(ReleaseStatus status) {
        if (shown.equals(status.variants())) {
            return;
        }
        shown = status.variants();
        getChildren().clear();
        for (int i = 0; i < COLUMNS.size(); i++) {
            var head = new Label(context.text("releases.column." + COLUMNS.get(i)));
            head.getStyleClass().addAll("muted", "small");
            head.setMinWidth(USE_PREF_SIZE);
            add(head, i, 0);
        }
        for (int row = 0; row < shown.size(); row++) {
            add(shown.get(row), row + 1);
        }
    }

    private void add(VariantView variant, int row) {
        var name =
                new Label(
                        (variant.role().equals("candidate") ? "● " : "■ ")
                                + variant.version()
                                + "  "
                                + context.text("releases.role." + variant.role()));
        name.getStyleClass().add(variant.role() + "-name");
        name.setMinWidth(USE_PREF_SIZE);
        add(name, 0, row);
        var seen = variant.observed();
        var cells =
                List.of(
                        variant.ready() + "/" + variant.replicas(),
                        variant.desiredWeight().toString(),
                        variant.effectiveWeight().toString(),
                        Long.toString(seen.requests()),
                        errors(seen),
                        seen.share().map(s -> number(s) + " %").orElse("–"),
                        millis(seen.p50Ms()),
                        millis(seen.p95Ms()),
                        millis(seen.p99Ms()));
        for (int i = 0; i < cells.size(); i++) {
            var cell = new Label(cells.get(i));
            cell.setMinWidth(USE_PREF_SIZE);
            add(cell, i + 1, row);
        }
    }

    private static String errors(ReleaseStatus.Observed seen) {
        return seen.requests() == 0
                ? "–"
                : seen.errors() + " (" + number(100.0 * seen.errors() / seen.requests()) + " %)";
    }

    private static String millis(Optional<Double> value) {
        return value.map(v -> number(v) + " ms").orElse("–");
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
