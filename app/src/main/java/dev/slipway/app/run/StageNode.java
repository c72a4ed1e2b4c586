package dev.slipway.app.run;

import dev.slipway.app.text.Amounts;
import dev.slipway.app.text.Sayings;
import dev.slipway.app.text.Texts;
import dev.slipway.app.theme.StatusIcon;
import dev.slipway.app.theme.Tone;
import dev.slipway.core.pipeline.StageResult;
import dev.slipway.core.pipeline.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// One stage in the graph: state, name, time, and how far from its median. A button, so that it is
/// reached by keyboard and read out.
final class StageNode extends Button {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    private final Texts texts;
    private final StatusIcon icon = new StatusIcon(Tone.UNKNOWN);
    private final Label name = new Label();
    private final Label time = new Label();
    private final Label delta = new Label();
    private final Tooltip tip = new Tooltip();
    private StageResult stage;

    StageNode(Texts texts, StageResult stage, Consumer<String> select) {
        this.texts = texts;
        this.stage = stage;
        setId("stage-" + stage.path());
        setMnemonicParsing(false);
        name.getStyleClass().add("name");
        time.getStyleClass().add("time");
        delta.getStyleClass().add("delta");
        var times = new HBox(6, time, delta);
        var words = new VBox(1, name, times);
        words.setAlignment(Pos.CENTER_LEFT);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        var content = new HBox(8, icon, words);
        content.setAlignment(Pos.CENTER_LEFT);
        setGraphic(content);
        setTooltip(tip);
        setOnAction(e -> select.accept(this.stage.path()));
    }

    void show(StageResult newer, Instant now) {
        stage = newer;
        var tone = Tone.of(newer.status());
        getStyleClass().setAll("stage-node", tone.styleClass() + "-node");
        icon.show(tone);
        name.setText(newer.name());
        time.setText(timeWords(newer, now));
        var behind = StageTimings.difference(newer, now);
        delta.setText(behind.map(Amounts::difference).orElse(""));
        delta.setVisible(behind.isPresent());
        delta.pseudoClassStateChanged(
                PseudoClass.getPseudoClass("slower"),
                behind.filter(d -> !d.isNegative()).isPresent());
        var words = spoken(newer, now);
        setAccessibleText(words);
        tip.setText(words);
    }

    /// False for a stage that is planned only: no state, no time.
    void timed(boolean on) {
        time.setVisible(on);
        time.setManaged(on);
        delta.setManaged(on);
    }

    void chosen(boolean on) {
        pseudoClassStateChanged(CHOSEN, on);
    }

    private String timeWords(StageResult of, Instant now) {
        if (of.startedAt() == null) {
            return texts.of("common.status." + of.status().word());
        }
        var spent = Amounts.duration(StageTimings.spent(of, now));
        var median = of.median();
        return of.status() == Status.RUNNING && median != null
                ? spent + " / ~" + Amounts.duration(median)
                : spent;
    }

    private String spoken(StageResult of, Instant now) {
        var words = new StringBuilder(of.path());
        words.append("\n").append(texts.of("common.status." + of.status().word()));
        if (of.startedAt() != null) {
            words.append(" · ").append(Amounts.duration(StageTimings.spent(of, now)));
        }
        Duration median = of.median();
        if (median != null) {
            words.append("\n").append(texts.of("run.median", Amounts.duration(median)));
        }
        if (of.skippedBecause() != null) {
            words.append("\n").append(new Sayings(texts).of(of.skippedBecause()));
        }
        return words.toString();
    }
}
