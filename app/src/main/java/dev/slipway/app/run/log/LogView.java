package dev.slipway.app.run.log;

import atlantafx.base.theme.Styles;
import dev.slipway.app.AppContext;
import dev.slipway.app.fx.Elided;
import dev.slipway.app.theme.Icons;
import dev.slipway.core.pipeline.StepLog;
import dev.slipway.core.pipeline.StepResult;
import java.io.File;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
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
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;

/// A log with its tools: search, follow, wrap, times, copy, the jump to the first failure. FX
/// thread only.
public final class LogView extends BorderPane implements AutoCloseable {
    private final AppContext context;
    private final LogDocument document;
    private final LogSearch search;
    private final LogCanvas canvas;
    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");
    private static final PseudoClass BROKEN = PseudoClass.getPseudoClass("broken");
    private final Label title = new Label();
    private final TextField query = new TextField();
    private final Label found = new Label();
    private final ToggleButton follow;
    private final ToggleButton wrap;
    private final Button times;
    private final ToggleButton regex;
    private final ToggleButton filter;
    private final Hyperlink everywhere = new Hyperlink();
    private final LogDocument whole;
    private final LogSearch wholeSearch;
    private final Runnable showWhole;
    private final Button failureButton;
    private int failureOrdinal = -1;
    private long failureLine;
    private long failureRow = -1;
    private boolean failureWanted;
    private boolean firstWanted;
    private boolean isPartial;

    /// @param open gives a step's log; called off the FX thread, closed by the view
    /// @param links opens what lines lead to · showWhole shows the log of all stages
    public LogView(
            AppContext context,
            Function<StepResult, StepLog> open,
            LogLinks links,
            Runnable showWhole) {
        this.context = context;
        this.showWhole = showWhole;
        this.whole = new LogDocument(context.background(), open, this::wholeChanged);
        this.wholeSearch = new LogSearch(context.background(), this::wholeFound);
        this.document = new LogDocument(context.background(), open, this::documentChanged);
        this.search = new LogSearch(context.background(), this::searchChanged);
        this.canvas = new LogCanvas(context, document, search, links);
        this.follow = toggle("follow", "fth-arrow-down-circle");
        this.wrap = toggle("wrap", "fth-corner-down-left");
        this.times = button("times", "fth-clock", this::nextTimes);
        this.regex = toggle("regex", "fth-hash");
        this.filter = toggle("filter", "fth-filter");
        this.failureButton = button("failure", "fth-alert-octagon", this::showFailure);
        getStyleClass().add("log-view");
        setTop(tools());
        setCenter(new StackPane(canvas, pill()));
        connect();
        addEventHandler(KeyEvent.KEY_PRESSED, this::keys);
    }

    private HBox tools() {
        title.getStyleClass().add("strong");
        Elided.mark(title);
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        query.setId("log-search");
        query.setPromptText(context.text("run.log.search"));
        query.setAccessibleText(context.text("run.log.search"));
        query.setPrefWidth(170);
        query.setMinWidth(122);
        found.setId("log-found");
        found.getStyleClass().addAll("muted", "small");
        found.setMinWidth(USE_PREF_SIZE);
        everywhere.setId("log-everywhere");
        everywhere.getStyleClass().add("small");
        everywhere.setMinWidth(USE_PREF_SIZE);
        everywhere.managedProperty().bind(everywhere.visibleProperty());
        everywhere.setVisible(false);
        everywhere.setOnAction(e -> showWhole.run());
        failureButton.setVisible(false);
        failureButton.managedProperty().bind(failureButton.visibleProperty());
        var tools =
                new HBox(
                        2,
                        title,
                        failureButton,
                        query,
                        regex,
                        filter,
                        found,
                        everywhere,
                        button("previous", "fth-chevron-up", () -> step(false)),
                        button("next", "fth-chevron-down", () -> step(true)),
                        follow,
                        wrap,
                        times,
                        button("copy", "fth-copy", this::copy),
                        button("save", "fth-download", this::save));
        tools.setAlignment(Pos.CENTER_LEFT);
        tools.getStyleClass().add("log-tools");
        return tools;
    }

    /// The selection, or all there is where nothing is selected.
    private void copy() {
        new LogKeys(canvas, context).copy();
    }

    private void save() {
        var chooser = new FileChooser();
        chooser.setInitialFileName(title.getText().replaceAll("[^\\w.-]+", "-") + ".log");
        @Nullable File file = chooser.showSaveDialog(getScene().getWindow());
        if (file != null) {
            new LogSave(context).save(document, file.toPath());
        }
    }

    private void nextTimes() {
        var next = context.preferences().logTimes().next();
        context.preferences().logTimes(next);
        showTimes(next);
    }

    private void showTimes(LogTimes shown) {
        canvas.times(shown);
        var words = context.text("run.log.times." + shown.name().toLowerCase(Locale.ROOT));
        times.getTooltip().setText(words);
        times.setAccessibleText(words);
        times.pseudoClassStateChanged(ON, shown != LogTimes.NONE);
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
        showTimes(context.preferences().logTimes());
        wrap.selectedProperty()
                .subscribe(on -> {
                    canvas.wrap(on);
                    context.preferences().wrapLog(on);
                });
        query.textProperty().subscribe(this::look);
        regex.selectedProperty().subscribe(this::look);
        filter.selectedProperty().subscribe(this::applyFilter);
    }

    private void look() {
        var wanted = LogQuery.of(query.getText().strip(), regex.isSelected());
        query.pseudoClassStateChanged(BROKEN, wanted.isBroken());
        search.look(document, wanted);
        wholeSearch.look(whole, isPartial ? wanted : LogQuery.NONE);
        applyFilter();
    }

    private void applyFilter() {
        boolean on = filter.isSelected() && !search.query().isEmpty();
        document.only(on ? search.rows() : null);
        canvas.documentChanged();
        searchChanged();
    }

    private void keys(KeyEvent event) {
        boolean typing = event.getTarget() == query;
        if (event.isShortcutDown() && event.getCode() == KeyCode.F) {
            query.requestFocus();
            query.selectAll();
        } else if (event.isShortcutDown() && event.getCode() == KeyCode.S) {
            save();
        } else if (event.isAltDown() && event.getCode() == KeyCode.R) {
            regex.fire();
        } else if (event.isAltDown() && event.getCode() == KeyCode.L) {
            filter.fire();
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
                case E -> failureButton.fire();
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
    /// @param all those of the whole run, searched too
    /// @param anew true to begin at the top with nothing selected, false where the same ones went
    ///   on
    /// @param ended true if nothing will be written any more
    public void show(
            String heading, List<LogPart> parts, List<LogPart> all, boolean ended, boolean anew) {
        title.setText(heading);
        isPartial = parts.size() < all.size();
        whole.show(all, ended);
        document.show(parts, ended);
        follow.setDisable(ended);
        canvas.live(!ended);
        if (anew) {
            failureWanted = false;
            failure(-1, 0);
            canvas.startOver();
            look();
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
            canvas.reveal(document.shownRow(row));
        }
    }

    private void documentChanged() {
        if (canvas != null) {
            search.grown();
            if (document.isFiltered()) {
                document.only(search.rows());
            }
            canvas.documentChanged();
            placeFailure();
        }
    }

    private void searchChanged() {
        if (canvas == null) {
            return;
        }
        int count = search.count();
        if (document.isFiltered()) {
            document.only(search.rows());
            canvas.documentChanged();
        }
        if (firstWanted && count > 0) {
            firstWanted = false;
            canvas.reveal(document.shownRow(search.step(true, 0)));
            return;
        }
        found.setText(foundWords(count));
        canvas.requestLayout();
    }

    private String foundWords(int count) {
        if (search.query().isEmpty()) {
            return "";
        }
        if (search.query().isBroken()) {
            return context.text("run.log.broken");
        }
        if (search.current() >= 0) {
            return search.current() + 1 + "/" + count;
        }
        return search.isLooking() && count == 0
                ? "…"
                : context.texts().counted("run.log.found", count);
    }

    private void wholeChanged() {
        if (wholeSearch != null) {
            wholeSearch.grown();
        }
    }

    private void wholeFound() {
        int elsewhere = wholeSearch.count();
        everywhere.setVisible(isPartial && !wholeSearch.query().isEmpty() && elsewhere > 0);
        everywhere.setText(context.text("run.log.everywhere", elsewhere));
    }

    @Override
    public void close() {
        search.close();
        wholeSearch.close();
        whole.close();
        document.close();
    }
}
