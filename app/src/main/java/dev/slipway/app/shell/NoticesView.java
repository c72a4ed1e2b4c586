package dev.slipway.app.shell;

import atlantafx.base.theme.Styles;
import dev.slipway.app.AppContext;
import dev.slipway.app.problem.ProblemWords;
import dev.slipway.app.theme.Icons;
import javafx.animation.PauseTransition;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// The notices at the lower right, over the page.
final class NoticesView extends VBox {
    private static final Duration NEWS_STAYS = Duration.seconds(6);

    private final AppContext context;

    NoticesView(AppContext context) {
        this.context = context;
        setId("notices");
        getStyleClass().add("notices");
        setAlignment(Pos.BOTTOM_RIGHT);
        setPickOnBounds(false);
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        context.notices().items().addListener(this::changed);
        context.notices().items().forEach(n -> getChildren().add(card(n)));
    }

    private void changed(ListChangeListener.Change<? extends Notices.Notice> change) {
        while (change.next()) {
            change.getRemoved()
                    .forEach(n -> getChildren().removeIf(c -> n.equals(c.getUserData())));
            change.getAddedSubList().forEach(n -> getChildren().add(card(n)));
        }
    }

    private Node card(Notices.Notice notice) {
        var said = notice.problem().map(problem -> new ProblemWords(context.texts(), problem));
        var text = new Label(said.map(ProblemWords::what).orElse(notice.text()));
        text.setWrapText(true);
        var words = new VBox(4, text);
        HBox.setHgrow(words, Priority.ALWAYS);
        said.map(ProblemWords::next)
                .filter(todo -> !todo.isEmpty())
                .ifPresent(todo -> {
                    var next = new Label(todo);
                    next.setWrapText(true);
                    next.getStyleClass().add("next");
                    words.getChildren().add(next);
                });
        notice.action()
                .ifPresent(action -> {
                    var button = new Button(action.text());
                    button.getStyleClass().add(Styles.SMALL);
                    button.setOnAction(e -> {
                        context.notices().close(notice);
                        action.act().run();
                    });
                    words.getChildren().add(button);
                });
        var close = new Button("", Icons.of("fth-x"));
        close.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
        close.setAccessibleText(context.text("shell.close"));
        close.setOnAction(e -> context.notices().close(notice));
        var card = new HBox(8, words, close);
        card.getStyleClass().addAll("notice", notice.problem().isPresent() ? "trouble" : "news");
        card.setUserData(notice);
        if (notice.problem().isEmpty()) {
            var leave = new PauseTransition(NEWS_STAYS);
            leave.setOnFinished(e -> context.notices().close(notice));
            leave.play();
        }
        return card;
    }
}
