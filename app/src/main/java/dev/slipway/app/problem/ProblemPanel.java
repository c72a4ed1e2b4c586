package dev.slipway.app.problem;

import atlantafx.base.theme.Styles;
import dev.slipway.app.text.Texts;
import dev.slipway.app.theme.Icons;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// A problem in the page it belongs to: what, what next, actions, and the details on demand.
public final class ProblemPanel extends HBox {

    public ProblemPanel(Texts texts, Problem problem, Node... actions) {
        setId("problem");
        getStyleClass().add("problem-panel");
        var words = new VBox(4, what(texts, problem));
        var said = new ProblemWords(texts, problem);
        if (!said.next().isEmpty()) {
            var next = new Label(said.next());
            next.setWrapText(true);
            words.getChildren().add(next);
        }
        words.getChildren().add(foot(texts, problem, actions, words));
        setHgrow(words, Priority.ALWAYS);
        words.setMinWidth(0);
        getChildren().addAll(Icons.of("fth-alert-octagon"), words);
    }

    private static Label what(Texts texts, Problem problem) {
        var what = new Label(new ProblemWords(texts, problem).what());
        what.setId("problem-what");
        what.getStyleClass().add("what");
        what.setWrapText(true);
        return what;
    }

    private static HBox foot(Texts texts, Problem problem, Node[] actions, VBox words) {
        var details = new Hyperlink(texts.of("problem.details"));
        details.setId("problem-details");
        details.setOnAction(e -> {
            var area = new TextArea(problem.details());
            area.setEditable(false);
            area.setPrefRowCount(6);
            area.getStyleClass().add("mono");
            words.getChildren().add(area);
            details.setDisable(true);
        });
        var foot = new HBox(8, actions);
        foot.setAlignment(Pos.CENTER_LEFT);
        foot.getChildren().add(details);
        return foot;
    }

    /// A button for `actions`.
    public static Button action(String text, Runnable act) {
        var button = new Button(text);
        button.getStyleClass().add(Styles.SMALL);
        button.setOnAction(e -> act.run());
        return button;
    }
}
