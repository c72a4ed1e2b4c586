package dev.slipway.app.release;

import atlantafx.base.theme.Styles;
import dev.slipway.app.AppContext;
import dev.slipway.app.fx.RowFlow;
import dev.slipway.app.theme.Icons;
import dev.slipway.core.release.ReleaseStatus;
import dev.slipway.core.release.ReleaseStatus.Verb;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/// All verbs in a row, in more where it is narrow; one that is not allowed now is greyed out and
/// says why.
final class VerbBar extends RowFlow {
    private final AppContext context;
    private final Map<Verb, Button> buttons = new EnumMap<>(Verb.class);
    private final Map<Verb, Node> places = new EnumMap<>(Verb.class);

    VerbBar(AppContext context, ReleaseViewModel model, Runnable askRollback) {
        super(6);
        this.context = context;
        add(Verb.APPROVE, "approve", "fth-check", () -> model.ask(Verb.APPROVE));
        add(Verb.PAUSE, "pause", "fth-pause", () -> model.ask(Verb.PAUSE));
        add(Verb.RESUME, "resume", "fth-play", () -> model.ask(Verb.RESUME));
        add(Verb.PROMOTE, "promote", "fth-skip-forward", () -> model.ask(Verb.PROMOTE));
        add(
                Verb.PROMOTE_FULL,
                "promoteFull",
                "fth-fast-forward",
                () -> model.ask(Verb.PROMOTE_FULL));
        add(Verb.RETRY, "retry", "fth-rotate-cw", () -> model.ask(Verb.RETRY));
        add(Verb.ABORT, "abort", "fth-x-octagon", () -> model.ask(Verb.ABORT));
        add(Verb.ROLLBACK, "rollback", "fth-rotate-ccw", askRollback);
        button(Verb.ABORT).getStyleClass().add(Styles.DANGER);
        button(Verb.ROLLBACK).getStyleClass().add(Styles.DANGER);
    }

    private void add(Verb verb, String name, String icon, Runnable act) {
        var button = new Button(context.text("releases.verb." + name), Icons.of(icon));
        button.setId("verb-" + name);
        button.getStyleClass().add(Styles.SMALL);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(e -> act.run());
        // a disabled button shows no tool tip; its place does
        var place = new HBox(button);
        buttons.put(verb, button);
        places.put(verb, place);
        getChildren().add(place);
    }

    private Button button(Verb verb) {
        var button = buttons.get(verb);
        if (button == null) {
            throw new IllegalArgumentException("no button for " + verb);
        }
        return button;
    }

    /// Verbs that make no sense at all in this phase are left out; the others say why they wait.
    ///
    /// @param isOfSeveral an A/B test of more than two, which is ended for one by name
    void show(ReleaseStatus status, boolean isOfSeveral) {
        buttons.forEach((verb, button) -> show(verb, button, status));
        if (isOfSeveral) {
            hide(Verb.PROMOTE);
            hide(Verb.PROMOTE_FULL);
        }
        button(Verb.ABORT)
                .setText(
                        status.variant("stable")
                                .map(old -> context.text("releases.verb.abortTo", old.version()))
                                .orElse(context.text("releases.verb.abort")));
    }

    private void hide(Verb verb) {
        var place = places.get(verb);
        if (place != null) {
            place.setVisible(false);
            place.setManaged(false);
        }
    }

    private void show(Verb verb, Button button, ReleaseStatus status) {
        var refused = status.verbs().getOrDefault(verb, Optional.of(""));
        button.setDisable(refused.isPresent());
        var place = places.get(verb);
        if (place == null) {
            return;
        }
        var shown = refused.isEmpty() || isAlwaysShown(verb, status);
        place.setVisible(shown);
        place.setManaged(shown);
        Tooltip.uninstall(place, null);
        refused.map(why -> VerbWords.of(context.texts(), status, verb, why))
                .filter(why -> !why.isEmpty())
                .ifPresent(why -> Tooltip.install(place, new Tooltip(why)));
    }

    private static boolean isAlwaysShown(Verb verb, ReleaseStatus status) {
        return switch (verb) {
            case ABORT, PROMOTE, PAUSE -> !status.phase().isSettled();
            case ROLLBACK -> status.phase().isSettled();
            case WEIGHT, PROMOTE_FULL, RESUME, RETRY, APPROVE -> false;
        };
    }
}
