package dev.slipway.app.tests;

import dev.slipway.app.AppContext;
import dev.slipway.app.theme.Tone;
import dev.slipway.core.pipeline.PastTest;
import dev.slipway.core.pipeline.TestCase;
import java.util.EnumMap;
import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// The last results of a test as small bars, oldest at the left: the worse, the taller. Read out as
/// counts.
final class PastStrip extends HBox {
    static final double WIDTH = 20 * 6;

    PastStrip(AppContext context, List<PastTest> past) {
        super(2);
        setAlignment(Pos.BOTTOM_LEFT);
        setMinSize(0, 18);
        setMaxHeight(18);
        getStyleClass().add("past-strip");
        past.reversed().forEach(result -> getChildren().add(bar(result.outcome())));
        setAccessibleText(words(context, past));
    }

    private static Region bar(TestCase.Outcome outcome) {
        var bar = new Region();
        double height =
                switch (outcome) {
                    case PASSED -> 7;
                    case SKIPPED -> 2;
                    case FLAKY -> 12;
                    case FAILED, ERROR -> 18;
                };
        bar.setMinSize(4, height);
        bar.setPrefSize(4, height);
        bar.setMaxSize(4, height);
        bar.getStyleClass().addAll("trend-bar", tone(outcome).styleClass());
        return bar;
    }

    /// `last 20: 17 passed, 3 failed`
    static String words(AppContext context, List<PastTest> past) {
        var counts = new EnumMap<TestCase.Outcome, Integer>(TestCase.Outcome.class);
        past.forEach(result -> counts.merge(result.outcome(), 1, Integer::sum));
        var said =
                counts.entrySet().stream()
                        .map(e ->
                                context.text(
                                        "tests.past.some",
                                        e.getValue(),
                                        context.text("tests.outcome." + e.getKey().word())))
                        .collect(Collectors.joining(", "));
        return context.text("tests.past.last", past.size(), said);
    }

    static Tone tone(TestCase.Outcome outcome) {
        return switch (outcome) {
            case PASSED -> Tone.SUCCESS;
            case FAILED, ERROR -> Tone.FAILURE;
            case SKIPPED -> Tone.SKIPPED;
            case FLAKY -> Tone.WARNING;
        };
    }
}
