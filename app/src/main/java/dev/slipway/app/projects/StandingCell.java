package dev.slipway.app.projects;

import dev.slipway.app.AppContext;
import dev.slipway.app.fx.Elided;
import dev.slipway.app.release.Phases;
import dev.slipway.app.theme.StatusIcon;
import dev.slipway.core.release.Standing;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A project in an environment: the version that serves, whether one is on its way, and since when.
final class StandingCell {
    private StandingCell() {}

    static Node of(AppContext context, Optional<Standing> found) {
        if (found.isEmpty()) {
            var none = new Label("–");
            none.getStyleClass().add("muted");
            none.setAccessibleText(context.text("projects.matrix.never"));
            return none;
        }
        var standing = found.get();
        var state = context.text("releases.phase." + standing.phase().name());
        var link = new Hyperlink(words(standing));
        link.setId("standing-" + standing.project() + "-" + standing.environment());
        link.getStyleClass().add("plain");
        link.setMinWidth(Region.USE_PREF_SIZE);
        link.setAccessibleText(words(standing) + ", " + state);
        link.setOnAction(
                e -> context.navigator().go(dev.slipway.app.release.Places.of(standing.release())));
        var below = Elided.label(below(context, standing, state));
        below.getStyleClass().addAll("muted", "small");
        link.setTooltip(
                new Tooltip(
                        standing.release()
                                + " · "
                                + state
                                + " · "
                                + context.amounts().exact(standing.since())));
        var lines = new VBox(2, link, below);
        lines.setAlignment(Pos.CENTER_LEFT);
        var cell =
                new HBox(
                        6,
                        new StatusIcon(Phases.tone(standing.phase(), standing.outcome())),
                        lines);
        cell.setAlignment(Pos.CENTER_LEFT);
        return cell;
    }

    /// `v2`, `v1 → v2` while it is on its way, `v1` where v2 was aborted.
    static String words(Standing standing) {
        var serving = standing.serving().map(Object::toString).orElse("–");
        return standing.isMoving()
                ? serving.equals("–")
                        ? standing.version().toString()
                        : serving + " → " + standing.version()
                : serving;
    }

    private static String below(AppContext context, Standing standing, String state) {
        if (standing.isMoving()) {
            return state + " · " + standing.weight();
        }
        var when = context.amounts().ago(standing.since(), context.clock().instant());
        var isServing = standing.serving().filter(standing.version()::equals).isPresent();
        return isServing ? when : context.text("projects.matrix.failed", standing.version(), when);
    }
}
