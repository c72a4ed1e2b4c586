package dev.slipway.app.pipeline;

import atlantafx.base.theme.Styles;
import dev.slipway.app.AppContext;
import dev.slipway.app.theme.StatusIcon;
import dev.slipway.app.theme.Tone;
import dev.slipway.core.pipeline.Finding;
import dev.slipway.core.pipeline.Substitute;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/// Everything that is to say of a pipeline, all at once: where, why, and what to write instead; for
/// a step that Slipway does not run also what to do in its place. FX thread only.
final class ProblemsList extends ListView<Finding> {
    private final AppContext context;
    private final Consumer<Finding> go;
    private final BiConsumer<String, Substitute> choose;

    ProblemsList(AppContext context, Consumer<Finding> go, BiConsumer<String, Substitute> choose) {
        this.context = context;
        this.go = go;
        this.choose = choose;
        setId("pipeline-problems");
        setAccessibleText(context.text("pipeline.problems"));
        getStyleClass().addAll("edge-to-edge", "problems");
        setCellFactory(list -> new Cell());
        setOnMouseClicked(e -> goToSelected());
        setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ENTER) {
                goToSelected();
            }
        });
        var good = new Label(context.text("pipeline.good"));
        good.setGraphic(new StatusIcon(Tone.SUCCESS));
        setPlaceholder(good);
    }

    private void goToSelected() {
        @Nullable Finding finding = getSelectionModel().getSelectedItem();
        if (finding != null) {
            go.accept(finding);
        }
    }

    void show(List<Finding> findings) {
        if (!getItems().equals(findings)) {
            getItems().setAll(findings);
        }
    }

    private Node choice(String step) {
        var menu = new MenuButton(context.text("pipeline.instead"));
        menu.setId("instead-" + step);
        menu.getStyleClass().add(Styles.SMALL);
        menu.setMinWidth(USE_PREF_SIZE);
        menu.getItems()
                .addAll(
                        item("skip", step, new Substitute.Skip()),
                        item("fail", step, new Substitute.Fail()));
        var command = new TextField();
        command.setId("instead-command-" + step);
        command.setPromptText(context.text("pipeline.instead.command"));
        command.setAccessibleText(context.text("pipeline.instead.command"));
        command.setPrefColumnCount(12);
        command.setMinWidth(50);
        var run = new Button(context.text("pipeline.instead.shell"));
        run.setId("instead-shell-" + step);
        run.getStyleClass().add(Styles.SMALL);
        run.setMinWidth(USE_PREF_SIZE);
        run.disableProperty().bind(command.textProperty().isEmpty());
        run.setOnAction(e -> choose.accept(step, new Substitute.Shell(command.getText().strip())));
        command.setOnAction(e -> run.fire());
        var line = new FlowPane(6, 4, menu, command, run);
        line.setAlignment(Pos.CENTER_LEFT);
        line.prefWrapLengthProperty().bind(widthProperty().subtract(64));
        line.prefWidthProperty().bind(widthProperty().subtract(64));
        return line;
    }

    private MenuItem item(String key, String step, Substitute substitute) {
        var item = new MenuItem(context.text("pipeline.instead." + key));
        item.setOnAction(e -> choose.accept(step, substitute));
        return item;
    }

    private final class Cell extends ListCell<Finding> {
        Cell() {
            setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Finding finding, boolean empty) {
            super.updateItem(finding, empty);
            if (empty || finding == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            setGraphic(content(finding));
            setAccessibleText(finding + " " + finding.hint());
        }

        private Node content(Finding finding) {
            var place =
                    wrapped(
                            context.text("pipeline.place", finding.line(), finding.column())
                                    + "  ·  "
                                    + finding.code(),
                            "problem-place");
            var message = wrapped(finding.message(), "problem-message");
            var words = new VBox(2, place, message);
            if (!finding.hint().isBlank()) {
                words.getChildren().add(wrapped(finding.hint(), "problem-hint"));
            }
            EditorViewModel.stepOf(finding)
                    .map(ProblemsList.this::choice)
                    .ifPresent(words.getChildren()::add);
            words.setMinWidth(0);
            var icon = new StatusIcon(finding.isError() ? Tone.FAILURE : Tone.WARNING);
            var line = new HBox(8, icon, words);
            line.getStyleClass().add("problem-line");
            return line;
        }

        /// Words that take as many lines as they need.
        private Text wrapped(String words, String style) {
            var text = new Text(words);
            text.getStyleClass().add(style);
            text.wrappingWidthProperty().bind(ProblemsList.this.widthProperty().subtract(64));
            return text;
        }
    }
}
