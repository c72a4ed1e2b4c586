package dev.slipway.app.run;

import dev.slipway.app.fx.Elided;
import dev.slipway.app.text.Texts;
import dev.slipway.app.theme.StatusIcon;
import dev.slipway.app.theme.Tone;
import dev.slipway.core.pipeline.TestFailure;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The failed tests of a run beside its log; a click shows where the log speaks of one, a double
/// click the test itself.
final class FailuresList extends VBox {
    private final Texts texts;
    private final Label heading = new Label();
    private final ListView<TestFailure> list = new ListView<>();

    FailuresList(Texts texts, Consumer<TestFailure> find, Consumer<TestFailure> open) {
        this.texts = texts;
        setId("failures");
        getStyleClass().add("failures");
        heading.getStyleClass().addAll("strong", "failures-heading");
        list.setId("failures-list");
        list.setAccessibleText(texts.of("run.failures.list"));
        list.setFixedCellSize(46);
        list.setCellFactory(view -> new Cell());
        list.getStyleClass().add("edge-to-edge");
        list.setOnMouseClicked(e -> {
            var failure = list.getSelectionModel().getSelectedItem();
            if (failure != null) {
                (e.getClickCount() == 2 ? open : find).accept(failure);
            }
        });
        list.setOnKeyPressed(e -> {
            var failure = list.getSelectionModel().getSelectedItem();
            if (failure != null && e.getCode() == javafx.scene.input.KeyCode.ENTER) {
                open.accept(failure);
            }
        });
        setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(heading, list);
    }

    void show(List<TestFailure> failures) {
        heading.setText(texts.of("run.failures", failures.size()));
        if (!list.getItems().equals(failures)) {
            list.getItems().setAll(failures);
        }
    }

    private static final class Cell extends ListCell<TestFailure> {
        private final Label test = new Label();
        private final Label message = new Label();
        private final HBox content;

        Cell() {
            Elided.mark(test).getStyleClass().add("strong");
            Elided.mark(message).getStyleClass().addAll("muted", "small");
            var words = new VBox(1, test, message);
            words.setAlignment(Pos.CENTER_LEFT);
            words.setMinWidth(0);
            content = new HBox(8, new StatusIcon(Tone.FAILURE), words);
            content.setAlignment(Pos.CENTER_LEFT);
            setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable TestFailure failure, boolean empty) {
            super.updateItem(failure, empty);
            if (empty || failure == null) {
                setGraphic(null);
                return;
            }
            test.setText(failure.test());
            message.setText(failure.message().lines().findFirst().orElse(""));
            setGraphic(content);
            setAccessibleText(failure.test() + ": " + failure.message());
        }
    }
}
