package dev.slipway.app.theme;

import dev.slipway.app.text.Texts;
import dev.slipway.core.pipeline.Status;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/// A state as shape, colour and word.
public final class StatusLabel extends HBox {
    private final StatusIcon icon = new StatusIcon(Tone.UNKNOWN);
    private final Label word = new Label();

    public StatusLabel() {
        super(6);
        setAlignment(Pos.CENTER_LEFT);
        word.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(icon, word);
    }

    public StatusLabel(Texts texts, Status status) {
        this();
        show(texts, status);
    }

    public void show(Texts texts, Status status) {
        show(Tone.of(status), texts.of("common.status." + status.word()));
    }

    public void show(Tone tone, String text) {
        icon.show(tone);
        word.setText(text);
    }
}
