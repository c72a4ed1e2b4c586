package dev.slipway.app.pipeline;

import atlantafx.base.theme.Styles;
import dev.slipway.app.AppContext;
import dev.slipway.app.fx.Tall;
import dev.slipway.app.problem.Problem;
import dev.slipway.app.problem.ProblemPanel;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// An editor under its title, what is said about it and the one thing to be done with its text; a
/// problem stands between. FX thread only.
final class EditorSheet {
    private final AppContext context;
    private final HBox head = new HBox(12);
    private final HBox action = new HBox();
    private final VBox above = new VBox(8);
    private final VBox view = new VBox();
    private final ScrollPane whole = Tall.pane(view);

    /// @param id of the page's node
    EditorSheet(AppContext context, String id) {
        this.context = context;
        view.setId(id);
        view.getStyleClass().add("page-body");
        head.setAlignment(Pos.CENTER_LEFT);
        head.setMinHeight(40);
        action.setMinWidth(Region.USE_PREF_SIZE);
        above.managedProperty().bind(Bindings.isNotEmpty(above.getChildren()));
        view.getChildren().addAll(head, above);
    }

    void show(String title, Label about, Button button, PipelineEditor editor) {
        var heading = new Label(title);
        heading.getStyleClass().add("heading");
        heading.setMinWidth(Region.USE_PREF_SIZE);
        about.getStyleClass().add("muted");
        about.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(about, Priority.ALWAYS);
        action(button);
        head.getChildren().setAll(heading, about, action);
        view.getChildren().setAll(head, above, editor);
    }

    void action(Button button) {
        button.getStyleClass().add(Styles.ACCENT);
        button.setMinWidth(Region.USE_PREF_SIZE);
        action.getChildren().setAll(button);
    }

    void problem(Problem problem) {
        above.getChildren().setAll(new ProblemPanel(context.texts(), problem));
    }

    void noProblem() {
        above.getChildren().clear();
    }

    Node view() {
        return whole;
    }
}
