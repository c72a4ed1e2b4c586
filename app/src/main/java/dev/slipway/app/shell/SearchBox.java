package dev.slipway.app.shell;

import dev.slipway.app.AppContext;
import dev.slipway.app.theme.Icons;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// One box over the page that goes anywhere and does anything: type, choose, Enter; Escape leaves.
final class SearchBox extends StackPane implements AutoCloseable {
    private final SearchBoxViewModel model;
    private final Runnable leave;
    private final TextField field = new TextField();
    private final ListView<SearchBoxViewModel.Entry> list;

    SearchBox(AppContext context, Actions actions, Runnable leave) {
        this.model = new SearchBoxViewModel(context, actions);
        this.leave = leave;
        this.list = new ListView<>(model.found());
        setId("palette");
        getStyleClass().add("scrim");
        setAlignment(Pos.TOP_CENTER);
        getChildren().add(box(context));
        setOnMousePressed(e -> {
            if (e.getTarget() == this) {
                leave.run();
            }
        });
        addEventFilter(KeyEvent.KEY_PRESSED, this::keys);
        model.found().addListener((ListChangeListener<SearchBoxViewModel.Entry>) c -> first());
        first();
    }

    private VBox box(AppContext context) {
        field.setId("palette-query");
        field.setPromptText(context.text("shell.palette.prompt"));
        field.setAccessibleText(context.text("shell.palette.prompt"));
        field.textProperty().bindBidirectional(model.query());
        list.setId("palette-list");
        list.setAccessibleText(context.text("shell.palette.found"));
        list.setFixedCellSize(36);
        list.setFocusTraversable(false);
        list.getStyleClass().add("edge-to-edge");
        list.setCellFactory(view -> new Cell());
        list.setPlaceholder(new Label(context.text("shell.palette.nothing")));
        list.setOnMouseClicked(e -> open());
        VBox.setVgrow(list, Priority.ALWAYS);
        var box = new VBox(8, field, list);
        box.getStyleClass().add("palette-box");
        box.setMaxSize(620, 440);
        return box;
    }

    private void first() {
        if (!model.found().isEmpty()) {
            list.getSelectionModel().select(0);
            list.scrollTo(0);
        }
    }

    void takeFocus() {
        field.requestFocus();
    }

    private void keys(KeyEvent event) {
        var code = event.getCode();
        if (code == KeyCode.ESCAPE) {
            leave.run();
        } else if (code == KeyCode.ENTER) {
            open();
        } else if (code == KeyCode.DOWN || code == KeyCode.TAB && !event.isShiftDown()) {
            move(1);
        } else if (code == KeyCode.UP || code == KeyCode.TAB) {
            move(-1);
        } else if (code == KeyCode.PAGE_DOWN) {
            move(8);
        } else if (code == KeyCode.PAGE_UP) {
            move(-8);
        } else {
            return;
        }
        event.consume();
    }

    private void move(int by) {
        int last = model.found().size() - 1;
        int to = Math.clamp(list.getSelectionModel().getSelectedIndex() + by, 0, Math.max(0, last));
        list.getSelectionModel().select(to);
        list.scrollTo(Math.max(0, to - 4));
    }

    private void open() {
        var chosen = list.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            leave.run();
            chosen.act().run();
        }
    }

    @Override
    public void close() {
        model.close();
    }

    private static final class Cell extends ListCell<SearchBoxViewModel.Entry> {
        private final Label title = new Label();
        private final Label detail = new Label();
        private final Label kind = new Label();
        private final HBox content = new HBox(10);

        Cell() {
            detail.getStyleClass().addAll("muted", "small");
            detail.setMinWidth(0);
            detail.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(detail, Priority.ALWAYS);
            kind.getStyleClass().add("chip");
            kind.setMinWidth(Region.USE_PREF_SIZE);
            title.setMinWidth(60);
            content.setAlignment(Pos.CENTER_LEFT);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(SearchBoxViewModel.@Nullable Entry entry, boolean empty) {
            super.updateItem(entry, empty);
            if (empty || entry == null) {
                setGraphic(null);
                return;
            }
            title.setText(entry.title());
            detail.setText(entry.detail());
            kind.setText(entry.kind());
            content.getChildren().setAll(Icons.of(entry.icon()), title, detail, kind);
            setGraphic(content);
            setAccessibleText(entry.title() + ", " + entry.kind());
        }
    }
}
