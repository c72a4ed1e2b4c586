package dev.slipway.app.release;

import dev.slipway.app.AppContext;
import dev.slipway.app.fx.Elided;
import dev.slipway.app.problem.Problem;
import dev.slipway.app.problem.ProblemWords;
import dev.slipway.app.run.log.AnsiText;
import dev.slipway.core.release.ReleaseId;
import dev.slipway.core.release.ReleaseLogs;
import dev.slipway.core.release.ReleaseLogs.Line;
import dev.slipway.core.release.ReleaseStatus;
import dev.slipway.core.release.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What the containers of both versions print, side by side on one time axis; read only while it is
/// open. It follows the end until a person scrolls up. FX thread only.
final class LogsPane extends VBox implements AutoCloseable {
    private static final int TAIL = 200;
    private static final int MOST = 2_000;

    private final AppContext context;
    private final ReleaseId id;
    private final ToggleButton open;
    private final Label words = new Label();
    private final HBox heads = new HBox(8);
    private final ListView<AlignedRows.Row> rows = new ListView<>();
    private final List<Line> lines = new ArrayList<>();
    private final List<Line> fresh = new ArrayList<>();
    private final AtomicBoolean isTold = new AtomicBoolean();
    private @Nullable Future<?> opening;
    private @Nullable ReleaseLogs logs;
    private int containers = -1;

    LogsPane(AppContext context, ReleaseId id) {
        super(8);
        this.context = context;
        this.id = id;
        setId("release-logs");
        getStyleClass().addAll("card", "weight-panel");
        open = new ToggleButton(context.text("releases.logs.open"));
        open.setId("logs-open");
        open.setMinWidth(USE_PREF_SIZE);
        open.selectedProperty().subscribe(this::toggled);
        words.getStyleClass().add("muted");
        words.setWrapText(true);
        rows.setId("logs-rows");
        rows.setFixedCellSize(22);
        rows.setPrefHeight(260);
        rows.setAccessibleText(context.text("releases.logs.open"));
        rows.setCellFactory(list -> new Cell());
        var head = new HBox(12, open, words);
        head.setAlignment(Pos.CENTER_LEFT);
        heads.getChildren().setAll(head("time"), side("stable", "■"), side("candidate", "●"));
        getChildren().addAll(head, heads, rows);
        shown(heads, false);
        shown(rows, false);
    }

    private Label head(String key) {
        var label = new Label(context.text("releases.logs." + key));
        label.getStyleClass().addAll("muted", "small");
        label.setMinWidth(96);
        return label;
    }

    private Label side(String role, String sign) {
        var label = new Label(sign + " " + context.text("releases.role." + role));
        label.getStyleClass().addAll("small", role + "-name");
        label.setMaxWidth(Double.MAX_VALUE);
        label.setPrefWidth(100);
        HBox.setHgrow(label, Priority.ALWAYS);
        return label;
    }

    private static void shown(javafx.scene.Node node, boolean on) {
        node.setVisible(on);
        node.setManaged(on);
    }

    private void toggled(boolean isOpen) {
        shown(heads, isOpen);
        shown(rows, isOpen);
        if (isOpen) {
            begin();
        } else {
            end();
            words.setText("");
        }
    }

    /// Looks again where other containers are there than before.
    void show(ReleaseStatus status) {
        int now = status.variants().stream().mapToInt(ReleaseStatus.VariantView::ready).sum();
        if (now != containers && open.isSelected() && logs != null) {
            begin();
        }
        containers = now;
    }

    private void begin() {
        end();
        lines.clear();
        rows.getItems().clear();
        words.setText(context.text("releases.logs.none"));
        opening =
                context.background()
                        .load(
                                () -> context.core().releases().logs(id, TAIL, this::take),
                                this::opened,
                                this::refused);
    }

    private void opened(ReleaseLogs found) {
        if (open.isSelected()) {
            logs = found;
        } else {
            found.close();
        }
    }

    private void refused(Problem why) {
        var said = new ProblemWords(context.texts(), why);
        words.setText((said.what() + " " + said.next()).strip());
    }

    /// From any thread; what came is brought over at once for all lines since the last time.
    private void take(Line line) {
        synchronized (fresh) {
            fresh.add(line);
        }
        if (isTold.compareAndSet(false, true)) {
            context.background().bring(this::bring);
        }
    }

    private void bring() {
        isTold.set(false);
        synchronized (fresh) {
            lines.addAll(fresh);
            fresh.clear();
        }
        if (!open.isSelected()) {
            return;
        }
        if (lines.size() > MOST) {
            lines.subList(0, lines.size() - MOST).clear();
        }
        var atEnd = isAtEnd();
        rows.getItems().setAll(AlignedRows.of(lines));
        words.setText(context.text("releases.logs.hint"));
        if (atEnd) {
            rows.scrollTo(rows.getItems().size() - 1);
        }
    }

    private boolean isAtEnd() {
        return rows.lookupAll(".scroll-bar").stream()
                .filter(javafx.scene.control.ScrollBar.class::isInstance)
                .map(javafx.scene.control.ScrollBar.class::cast)
                .filter(bar -> bar.getOrientation() == javafx.geometry.Orientation.VERTICAL)
                .allMatch(bar -> !bar.isVisible() || bar.getValue() >= bar.getMax() - 0.01);
    }

    private void end() {
        if (opening != null) {
            opening.cancel(true);
        }
        var left = logs;
        logs = null;
        if (left != null) {
            context.background().fireAndForget(left::close);
        }
    }

    @Override
    public void close() {
        end();
    }

    private final class Cell extends ListCell<AlignedRows.Row> {
        @Override
        protected void updateItem(AlignedRows.@Nullable Row row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            var time = new Label(context.amounts().clock(row.at()));
            time.getStyleClass().addAll("mono", "muted");
            time.setMinWidth(96);
            var both = new HBox(8, time, cell(row.stable()), cell(row.tried()));
            both.setMaxWidth(rows.getWidth());
            setPrefWidth(0);
            setGraphic(both);
        }

        private Label cell(Optional<Line> line) {
            var label =
                    Elided.label(
                            line.map(l -> sign(l.side()) + AnsiText.parse(l.text()).text())
                                    .orElse(""));
            label.getStyleClass().add("mono");
            if (line.map(Line::isError).orElse(false)) {
                label.getStyleClass().add("bad");
            }
            label.setPrefWidth(100);
            label.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(label, Priority.ALWAYS);
            return label;
        }

        /// Of several variants each line says whose it is.
        private static String sign(Side side) {
            return side.ordinal() < 2 ? "" : Variants.sign(side.ordinal()) + " ";
        }
    }
}
