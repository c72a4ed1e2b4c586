package dev.slipway.app.release;

import atlantafx.base.theme.Styles;
import dev.slipway.app.AppContext;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// Says what a rollback brings back and what it does not, and starts it: no dialog, no typing; the
/// focus is on its button.
final class RollbackBar extends HBox {

    RollbackBar(AppContext context, Runnable start, Runnable leave) {
        getStyleClass().add("ask-bar");
        setId("rollback-bar");
        var words = new Label(context.text("releases.rollback.ask"));
        words.setWrapText(true);
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        var yes = new Button(context.text("releases.verb.rollback"));
        yes.setId("rollback-yes");
        yes.getStyleClass().add(Styles.DANGER);
        yes.setMinWidth(USE_PREF_SIZE);
        yes.setDefaultButton(true);
        yes.setOnAction(e -> start.run());
        var no = new Button(context.text("common.cancel"));
        no.setId("rollback-no");
        no.setMinWidth(USE_PREF_SIZE);
        no.setCancelButton(true);
        no.setOnAction(e -> leave.run());
        getChildren().addAll(words, no, yes);
        sceneProperty()
                .subscribe(scene -> {
                    if (scene != null) {
                        yes.requestFocus();
                    }
                });
    }
}
