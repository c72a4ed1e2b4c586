package dev.slipway.app.run.log;

import atlantafx.base.theme.Styles;
import dev.slipway.app.AppContext;
import dev.slipway.app.theme.Icons;
import dev.slipway.core.pipeline.StepLog;
import dev.slipway.core.pipeline.StepResult;
import java.util.List;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;

/// A log with its tools: search, follow, wrap, times, copy, the jump to the first failure. FX
/// thread only.
public final class LogView extends BorderPane implements AutoCloseable {
    private final AppContext context;
    private final LogDocument document;
    private final LogSearch search;
    private final LogCanvas canvas;
    private final Label title = new Label();
    private final TextField query = new TextField();
    private final Label found = new Label();
    private final ToggleButton follow;
    private final ToggleButton wrap;
    private final ToggleButton times;
    private final Button failureButton;
    private int failureOrdinal = -1;
    private long failureLine;
    private long failureRow = -1;
    private boolean failureWanted;
    private boolean firstWanted;

    /// @param open gives a step's log; called off the FX thread, closed by the view
    public LogView(AppContext context, Function<StepResult, StepLog> open) {
        this.context = context;
        this.document = new LogDocument(context.background(), open, this::documentChanged);
        this.search = new LogSearch(context.background(), this::searchChanged);
        this.canvas = new LogCanvas(context, document, search);
        this.follow = toggle("follow", "fth-arrow-down-circle");
        this.wrap = toggle("wrap", "fth-corner-down-left");
        this.times = toggle("times", "fth-clock");
        this.failureButton = button("failure", "fth-alert-octagon", this::showFailure);
        getStyleClass().add("log-view");
        setTop(tools());
        setCenter(new StackPane(canvas, pill()));
        connect();
        addEventHandler(KeyEvent.KEY_PRESSED, this::keys);
    }

    private HBox tools() {
        title.getStyleClass().add("strong");
        title.setMinWidth(40);
        var gap = new HBox();
        HBox.setHgrow(gap, Priority.ALWAYS);
        query.setId("log-search");
        query.setPromptText(context.text("run.log.search"));
        query.setAccessibleText(context.text("run.log.search"));
        query.setPrefWidth(180);
        found.setId("log-found");
        found.getStyleClass().addAll("muted", "small");
        found.setMinWidth(USE_PREF_SIZE);
        failureButton.setVisible(false);
        failureButton.managedProperty().bind(failureButton.visibleProperty());
        var tools =
                new HBox(
                        4,
                        title,
                        gap,
                        failureButton,
                        query,
                        found,
                        button("previous", "fth-chevron-up", () -> step(false)),
                        button("next", "fth-chevron-down", () -> step(true)),
                        follow,
                        wrap,
                        times,
                        button("copy", "fth-copy", new LogKeys(canvas, context)::copy));
        tools.setAlignment(Pos.CENTER_LEFT);
        tools.getStyleClass().add("log-tools");
        return tools;
    }

    private Button pill() {
        var pill = new Button();
        pill.setId("log-news");
        pill.getStyleClass().addAll("news-pill", Styles.ACCENT, Styles.ROUNDED, Styles.SMALL);
        pill.textProperty()
                .bind(
                        canvas.news()
                                .map(n -> context.texts().counted("run.log.news", n.longValue())));
        pill.visibleProperty().bind(canvas.news().map(n -> n.longValue() > 0));
        pill.setOnAction(e -> canvas.follow().set(true));
        StackPane.setAlignment(pill, Pos.BOTTOM_CENTER);
        return pill;
    }

    private ToggleButton toggle(String key, String icon) {
        var button = new ToggleButton("", Icons.of(icon));
        button.setId("log-" + key);
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.SMALL);
        button.setAccessibleText(context.text("run.log." + key));
        button.setTooltip(new Tooltip(context.text("run.log." + key)));
        return button;
    }

    private Button button(String key, String icon, Runnable act) {
        var button = new Button("", Icons.of(icon));
        button.setId("log-" + key);
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
        button.setAccessibleText(context.text("run.log." + key));
        button.setTooltip(new Tooltip(context.text("run.log." + key)));
        button.setOnAction(e -> act.run());
        return button;
    }

    private void connect() {
        follow.selectedProperty().bindBidirectional(canvas.follow());
        wrap.setSelected(context.preferences().wrapLog());
        times.setSelected(context.preferences().logTimes());
        wrap.selectedProperty()
                .subscribe(on -> {
                    canvas.wrap(on);
                    context.preferences().wrapLog(on);
                });
        times.selectedProperty()
                .subscribe(on -> {
                    canvas.times(on);
                    context.preferences().logTimes(on);
                });
        query.textProperty().subscribe(text -> search.look(document, text.strip()));
    }

    private void keys(KeyEvent event) {
        boolean typing = event.getTarget() == query;
        if (event.isShortcutDown() && event.getCode() == KeyCode.F) {
            query.requestFocus();
            query.selectAll();
        } else if (event.getCode() == KeyCode.F3 || typing && event.getCode() == KeyCode.ENTER) {
            step(!event.isShiftDown());
        } else if (typing && event.getCode() == KeyCode.ESCAPE) {
            query.clear();
            canvas.requestFocus();
        } else if (!typing && !event.isShortcutDown() && !event.isAltDown()) {
            switch (event.getCode()) {
                case F -> follow.fire();
                case W -> wrap.fire();
                case T -> times.fire();
                case N -> step(!event.isShiftDown());
                default -> {
                    return;
                }
            }
        } else {
            return;
        }
        event.consume();
    }

    /// Shows the logs of these steps.
    ///
    /// @param anew true to begin at the top with nothing selected, false where the same ones went
    ///   on
    /// @param ended true if nothing will be written any more
    public void show(String heading, List<LogPart> parts, boolean ended, boolean anew) {
        title.setText(heading);
        document.show(parts, ended);
        follow.setDisable(ended);
        canvas.live(!ended);
        if (anew) {
            failureWanted = false;
            failure(-1, 0);
            canvas.startOver();
            search.look(document, query.getText().strip());
        }
    }

    /// Follows the end, or stops doing so.
    public void follow(boolean on) {
        canvas.follow().set(on);
    }

    /// Marks a step's line (from 0) as the first failure; a negative ordinal takes the mark away.
    public void failure(int ordinal, long line) {
        failureOrdinal = ordinal;
        failureLine = line;
        placeFailure();
    }

    /// Goes to the line marked by `failure`, as soon as the log is known that far.
    public void showFailure() {
        failureWanted = true;
        placeFailure();
    }

    private void placeFailure() {
        failureRow = document.rowOf(failureOrdinal, failureLine);
        boolean there = document.knows(failureOrdinal, failureLine);
        canvas.failure(there ? failureRow : -1);
        failureButton.setVisible(there);
        if (there && failureWanted) {
            failureWanted = false;
            canvas.reveal(failureRow);
        }
    }

    /// Looks for a text and shows its first place.
    public void find(String text) {
        firstWanted = true;
        query.setText(text);
        searchChanged();
    }

    private void step(boolean forward) {
        long row = search.step(forward, canvas.viewport().top());
        if (row >= 0) {
            canvas.reveal(row);
        }
    }

    private void documentChanged() {
        if (canvas != null) {
            canvas.documentChanged();
            placeFailure();
        }
    }

    private void searchChanged() {
        if (canvas == null) {
            return;
        }
        int count = search.rows().length;
        if (firstWanted && count > 0) {
            firstWanted = false;
            canvas.reveal(search.step(true, 0));
            return;
        }
        if (search.query().isEmpty()) {
            found.setText("");
        } else if (search.current() >= 0) {
            found.setText((search.current() + 1) + "/" + count);
        } else {
            found.setText(
                    search.isLooking() && count == 0
                            ? "…"
                            : context.texts().counted("run.log.found", count));
        }
        canvas.requestLayout();
    }

    @Override
    public void close() {
        search.close();
        document.close();
    }
}
