package dev.slipway.app.release;

import dev.slipway.app.text.Sayings;
import dev.slipway.app.text.Texts;
import dev.slipway.core.release.ReleaseStatus;
import dev.slipway.core.release.ReleaseStatus.StepView;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;

/// The plan's steps in order: done, current, to come.
final class StepsRail extends FlowPane {
    private final Texts texts;
    private final Sayings said;
    private List<StepView> shown = List.of();

    StepsRail(Texts texts) {
        super(6, 6);
        this.texts = texts;
        this.said = new Sayings(texts);
        setId("steps-rail");
        getStyleClass().add("steps-rail");
    }

    void show(ReleaseStatus status) {
        if (shown.equals(status.steps())) {
            return;
        }
        shown = status.steps();
        getChildren().setAll(shown.stream().map(this::chip).toList());
        setManaged(!shown.isEmpty());
    }

    private Label chip(StepView step) {
        var sign =
                switch (step.state()) {
                    case "done" -> "✔ ";
                    case "current" -> "◉ ";
                    default -> "○ ";
                };
        var chip = new Label(sign + said.of(step.text()));
        chip.getStyleClass().addAll("chip", "step-" + step.state());
        chip.setAccessibleText(
                said.of(step.text()) + " " + texts.of("releases.step." + step.state()));
        return chip;
    }
}
