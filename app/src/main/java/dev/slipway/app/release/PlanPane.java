package dev.slipway.app.release;

import dev.slipway.app.AppContext;
import dev.slipway.app.text.Amounts;
import dev.slipway.app.text.Sayings;
import dev.slipway.core.release.PlanView;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What a release would do, in full: containers that come, change, go and stay; images to pull with
/// their size; steps; what its checks will be able to see; what it waits for and what newly reaches
/// the host. FX thread only.
final class PlanPane extends VBox {
    private final AppContext context;
    private final Sayings said;

    PlanPane(AppContext context, PlanView plan) {
        super(12);
        this.context = context;
        this.said = new Sayings(context.texts());
        setId("plan-known");
        getChildren().add(summary(plan));
        section("warnings", plan.warnings().stream().map(this::warning).toList());
        section("host", plan.hostAccess().stream().map(this::warning).toList());
        section("containers", plan.changes().stream().map(this::change).toList());
        section("pulls", plan.pulls().stream().map(this::pull).toList());
        section("steps", numbered(plan.steps()));
        section("checks", plan.forecasts().stream().<Node>map(this::said).toList());
        section("gates", plan.gates().stream().<Node>map(this::said).toList());
    }

    /// `+2 created ~1 replaced –1 stopped =3 kept`, each with its sign and word.
    private Node summary(PlanView plan) {
        var row = new FlowPane(8, 4);
        row.setId("plan-summary");
        for (var action : List.of("create", "replace", "stop", "keep")) {
            long count = plan.changes().stream().filter(c -> c.action().equals(action)).count();
            var chip =
                    new Label(context.text("releases.plan.count." + action, sign(action), count));
            chip.getStyleClass().add("chip");
            row.getChildren().add(chip);
        }
        return row;
    }

    private void section(String key, List<? extends Node> lines) {
        if (lines.isEmpty()) {
            return;
        }
        var heading = new Label(context.text("releases.plan." + key));
        heading.getStyleClass().add("strong");
        var section = new VBox(4, heading);
        section.setId("plan-" + key);
        section.getChildren().addAll(lines);
        getChildren().add(section);
    }

    private Node change(PlanView.Change change) {
        var sign = new Label(sign(change.action()));
        sign.getStyleClass().addAll("mono", "strong");
        sign.setMinWidth(14);
        sign.setAccessibleText(context.text("releases.plan.action." + change.action()));
        var why = said(change.why());
        why.getStyleClass().add("muted");
        var line = new FlowPane(8, 0, sign, words(change.service()), mono(change.container()), why);
        line.setPrefWrapLength(Region.USE_COMPUTED_SIZE);
        return line;
    }

    private Node pull(PlanView.Pull pull) {
        var size =
                pull.size()
                        .map(Amounts::size)
                        .orElseGet(() -> context.text("releases.plan.sizeUnknown"));
        return new FlowPane(8, 0, words(pull.service()), mono(pull.image()), words(size));
    }

    private List<Label> numbered(List<String> steps) {
        return IntStream.range(0, steps.size())
                .mapToObj(i -> words((i + 1) + ".  " + said.of(steps.get(i))))
                .toList();
    }

    private Label said(String english) {
        return words(said.of(english));
    }

    private Label warning(String english) {
        var line = words("▲  " + said.of(english));
        line.getStyleClass().add("warn");
        return line;
    }

    private static Label mono(String words) {
        var label = words(words);
        label.getStyleClass().add("mono");
        return label;
    }

    private static Label words(String words) {
        var label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private static String sign(String action) {
        return switch (action) {
            case "create" -> "+";
            case "replace" -> "~";
            case "stop" -> "–";
            default -> "=";
        };
    }
}
