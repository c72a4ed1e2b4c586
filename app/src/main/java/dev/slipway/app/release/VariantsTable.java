package dev.slipway.app.release;

import atlantafx.base.theme.Styles;
import dev.slipway.app.AppContext;
import dev.slipway.app.theme.Icons;
import dev.slipway.core.release.AbTest;
import dev.slipway.core.release.ReleaseStatus.Observed;
import dev.slipway.core.release.ReleaseStatus.Verb;
import dev.slipway.core.release.Side;
import dev.slipway.core.release.verdict.MetricVerdict;
import dev.slipway.core.release.verdict.Proportion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// Each variant of an A/B test in a row: its exact weight and lock, what is asked, confirmed and
/// counted, its errors with their 95 % interval, the ratio to the control with its own, the
/// verdict, and the button that ends the test for it: never a bare winner. FX thread only.
final class VariantsTable extends GridPane {
    private static final PseudoClass BROKEN = PseudoClass.getPseudoClass("broken");
    private static final List<String> COLUMNS =
            List.of(
                    "variant",
                    "weight",
                    "desired",
                    "effective",
                    "observed",
                    "requests",
                    "errors",
                    "ratio",
                    "promote");

    private final AppContext context;
    private final AbTest test;
    private final VariantsPanel.Hand hand;
    private final List<TextField> exact = new ArrayList<>();
    private final List<ToggleButton> locks = new ArrayList<>();
    private final List<List<Label>> cells = new ArrayList<>();
    private final List<Button> promotes = new ArrayList<>();

    VariantsTable(AppContext context, AbTest test, VariantsPanel.Hand hand) {
        super(10, 6);
        this.context = context;
        this.test = test;
        this.hand = hand;
        setId("variants-table");
        for (int i = 0; i < COLUMNS.size(); i++) {
            var constraints = new ColumnConstraints();
            constraints.setHalignment(i > 1 && i < 8 ? HPos.RIGHT : HPos.LEFT);
            constraints.setHgrow(i == 0 ? Priority.ALWAYS : Priority.SOMETIMES);
            getColumnConstraints().add(constraints);
            add(head(COLUMNS.get(i)), i, 0);
        }
        for (int i = 0; i < test.sides().size(); i++) {
            addRow(i);
        }
    }

    private Label head(String column) {
        var head = new Label(context.text("releases.variants.column." + column));
        head.getStyleClass().addAll("muted", "small");
        head.setMinWidth(USE_PREF_SIZE);
        return head;
    }

    private void addRow(int index) {
        var name = test.name(test.sides().get(index));
        add(name(index, name), 0, index + 1);
        add(weight(index, name), 1, index + 1);
        var row = new ArrayList<Label>();
        for (int column = 2; column < COLUMNS.size() - 1; column++) {
            var cell = new Label();
            cell.setMinWidth(USE_PREF_SIZE);
            row.add(cell);
            add(cell, column, index + 1);
        }
        cells.add(row);
        var promote = new Button(context.text("releases.variants.promote", name));
        promote.setId("promote-" + name);
        promote.setMinWidth(USE_PREF_SIZE);
        promote.getStyleClass().add(Styles.SMALL);
        promote.setOnAction(e -> hand.promote(name));
        promotes.add(promote);
        add(promote, COLUMNS.size() - 1, index + 1);
    }

    private static Node name(int index, String name) {
        var swatch = new Region();
        swatch.getStyleClass().addAll("variant-swatch", Variants.style(index) + "-fill");
        var label = new Label(Variants.sign(index) + " " + name);
        label.getStyleClass().add("strong");
        label.setMinWidth(USE_PREF_SIZE);
        var both = new HBox(6, swatch, label);
        both.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        return both;
    }

    private Node weight(int index, String name) {
        var field = new TextField();
        field.setId("weight-" + name);
        field.setPrefColumnCount(4);
        field.setMinWidth(USE_PREF_SIZE);
        field.setAccessibleText(context.text("releases.variants.exact", name));
        field.setTooltip(new Tooltip(context.text("releases.variants.exact", name)));
        field.setOnAction(e -> type(index, field));
        field.focusedProperty()
                .subscribe(focused -> {
                    if (!focused && !field.getText().isEmpty() && field.isEditable()) {
                        type(index, field);
                    }
                });
        var lock = new ToggleButton("", Icons.of("fth-lock"));
        lock.setId("lock-" + name);
        lock.getStyleClass().add(Styles.SMALL);
        lock.setAccessibleText(context.text("releases.variants.lock", name));
        lock.setTooltip(new Tooltip(context.text("releases.variants.lock", name)));
        lock.setOnAction(e -> hand.lock(name, lock.isSelected()));
        exact.add(field);
        locks.add(lock);
        return new HBox(4, field, lock);
    }

    private void type(int index, TextField field) {
        var wanted = ExactWeight.of(field.getText());
        field.pseudoClassStateChanged(BROKEN, wanted.isEmpty());
        wanted.ifPresent(weight -> hand.set(index, weight));
    }

    void show(ReleaseViewModel.Snapshot read, VariantBar.Shown now, boolean isRefused) {
        for (int i = 0; i < cells.size(); i++) {
            show(i, read, now);
            exact.get(i).setDisable(isRefused || now.draft().restOf(i).isEmpty());
            locks.get(i).setDisable(isRefused);
            promotes.get(i).setDisable(!read.status().allows(Verb.PROMOTE_FULL));
        }
    }

    private void show(int index, ReleaseViewModel.Snapshot read, VariantBar.Shown now) {
        var side = test.sides().get(index);
        var seen = VariantsPanel.view(read.status(), test.name(side)).observed();
        var field = exact.get(index);
        if (!field.isFocused()) {
            field.setText(now.draft().weights().get(index).toString().replace(" %", ""));
            field.pseudoClassStateChanged(BROKEN, false);
        }
        var row = cells.get(index);
        row.get(0).setText(now.desired().weights().get(index).toString());
        row.get(1).setText(now.effective().get(index).toString());
        row.get(2).setText(read.lately().share(side).map(s -> number(s) + " %").orElse("–"));
        row.get(3).setText(String.format(Locale.ROOT, "%,d", seen.requests()));
        row.get(4).setText(errors(seen));
        row.get(5).setText(ratio(read, side));
    }

    private static String errors(Observed seen) {
        if (seen.requests() == 0) {
            return "–";
        }
        var rate = Proportion.of(seen.errors(), seen.requests());
        return String.format(
                Locale.ROOT,
                "%.2f %% (%.2f–%.2f)",
                100 * rate.value(),
                100 * rate.low(),
                100 * rate.high());
    }

    /// The interval of its error rate over the control's, that holds however often one looks, and
    /// the verdict.
    private String ratio(ReleaseViewModel.Snapshot read, Side side) {
        if (side == Side.STABLE) {
            return context.text("releases.variants.control");
        }
        return errorsOf(read.status().verdicts(), test.name(side)).map(this::ratio).orElse("–");
    }

    private String ratio(MetricVerdict found) {
        var verdict = context.text("releases.verdict." + found.verdict().name());
        return found.low().isEmpty() || found.high().isEmpty()
                ? verdict
                : RatioBar.words(context.texts(), found.low().get(), found.high().get())
                        + "  "
                        + verdict;
    }

    /// With several variants a verdict carries its variant's name.
    private Optional<MetricVerdict> errorsOf(List<MetricVerdict> verdicts, String name) {
        var wanted = test.others().isEmpty() ? "errors" : name + " errors";
        return verdicts.stream()
                .filter(v -> v.metric().equals(wanted) || v.metric().equals(name + " errors"))
                .findFirst();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
