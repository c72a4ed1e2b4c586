package dev.slipway.app.release;

import dev.slipway.app.shell.Shortcut;
import dev.slipway.app.text.Texts;
import dev.slipway.core.traffic.Weight;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/// The variants of an A/B test on one bar: what the router confirms as segments, what is asked as
/// ticks below, what was counted as ticks above, and a thumb between each two that drafts. Nothing
/// moves before the draft is released. FX thread only.
public final class VariantBar extends Pane {
    public static final List<Shortcut> SHORTCUTS =
            List.of(
                    new Shortcut("← →", "help.keys.percent"),
                    new Shortcut("Shift+← →", "help.keys.five"),
                    new Shortcut("0–9 Enter", "help.keys.exactVariant"),
                    new Shortcut("Ctrl+Enter", "help.keys.release"),
                    new Shortcut("Esc", "help.keys.discard"),
                    new Shortcut("Ctrl+Shift+Backspace", "help.keys.back"));
    private static final PseudoClass DRAFT = PseudoClass.getPseudoClass("draft");
    private static final double BAR = 16;
    private static final double ABOVE = 38;
    private static final double BELOW = 26;
    private static final double MARGIN = 10;

    /// What is done with the bar.
    interface Hand {
        void draft(VariantShares shares);

        void release();

        void discard();
    }

    private final Texts texts;
    private final Hand hand;
    private final List<Region> segments = new ArrayList<>();
    private final List<Label> percents = new ArrayList<>();
    private final List<Label> asked = new ArrayList<>();
    private final List<Label> counted = new ArrayList<>();
    private final List<Region> thumbs = new ArrayList<>();
    private Optional<Shown> shown = Optional.empty();
    private String typed = "";

    /// @param desired what is asked · draft what a person has moved, with the locks
    /// @param effective by the router · observed in percent, empty where too few were counted
    record Shown(
            VariantShares desired,
            VariantShares draft,
            List<Weight> effective,
            List<Double> observed) {
        boolean isDrafted() {
            return !draft.hasWeightsOf(desired);
        }
    }

    VariantBar(Texts texts, Hand hand) {
        this.texts = texts;
        this.hand = hand;
        setId("variant-bar");
        getStyleClass().add("variant-bar");
        setMinSize(200, ABOVE + BAR + BELOW);
        setPrefHeight(ABOVE + BAR + BELOW);
        setAccessibleRole(AccessibleRole.PARENT);
    }

    void show(Shown now) {
        var count = now.desired.names().size();
        if (segments.size() != count) {
            remake(count);
        }
        shown = Optional.of(now);
        for (int i = 0; i < thumbs.size(); i++) {
            describe(i, now);
        }
        requestLayout();
    }

    private void remake(int count) {
        getChildren().clear();
        for (var list : List.of(segments, percents, asked, counted, thumbs)) {
            list.clear();
        }
        for (int i = 0; i < count; i++) {
            segments.add(seen(new Region(), "variant-segment", Variants.style(i) + "-fill"));
            percents.add(seen(new Label(), "small", "strong"));
        }
        for (int i = 0; i < count - 1; i++) {
            asked.add(seen(new Label("▲"), "weight-desired"));
            counted.add(seen(new Label("▼"), "weight-observed"));
            thumbs.add(thumb(i));
        }
        getChildren().addAll(segments);
        getChildren().addAll(percents);
        getChildren().addAll(asked);
        getChildren().addAll(counted);
        getChildren().addAll(thumbs);
    }

    private static <N extends Region> N seen(N node, String... styles) {
        node.getStyleClass().addAll(styles);
        node.setMouseTransparent(true);
        return node;
    }

    private Region thumb(int index) {
        var thumb = new Region();
        thumb.setId("variant-thumb-" + index);
        thumb.getStyleClass().add("weight-thumb");
        thumb.setFocusTraversable(true);
        thumb.setAccessibleRole(AccessibleRole.SLIDER);
        thumb.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> press(thumb, event));
        thumb.addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> drag(index, event));
        thumb.addEventHandler(KeyEvent.KEY_PRESSED, event -> key(index, event));
        thumb.addEventHandler(KeyEvent.KEY_TYPED, this::type);
        thumb.focusedProperty().subscribe(() -> typed = "");
        return thumb;
    }

    private void describe(int index, Shown now) {
        var draft = now.draft;
        thumbs.get(index)
                .setAccessibleText(
                        texts.of(
                                now.isDrafted()
                                        ? "releases.variants.spokenDraft"
                                        : "releases.variants.spoken",
                                draft.names().get(index),
                                draft.weights().get(index),
                                draft.names().get(index + 1),
                                draft.weights().get(index + 1),
                                now.effective.get(index)));
    }

    @Override
    protected void layoutChildren() {
        shown.ifPresent(this::layout);
    }

    private void layout(Shown now) {
        int from = 0;
        for (int i = 0; i < segments.size(); i++) {
            int width = now.effective.get(i).basisPoints();
            segments.get(i).resizeRelocate(x(from), ABOVE, x(from + width) - x(from), BAR);
            from += width;
            percent(i, now.draft);
        }
        double seen = 0;
        for (int i = 0; i < thumbs.size(); i++) {
            center(asked.get(i), x(now.desired.boundary(i).basisPoints()), ABOVE + BAR + 3);
            counted.get(i).setVisible(!now.observed.isEmpty());
            seen += now.observed.isEmpty() ? 0 : now.observed.get(i);
            center(counted.get(i), x(seen * 100), ABOVE - 17);
            var thumb = thumbs.get(i);
            thumb.pseudoClassStateChanged(DRAFT, now.isDrafted());
            thumb.resizeRelocate(
                    x(now.draft.boundary(i).basisPoints()) - 10, ABOVE + BAR / 2 - 10, 20, 20);
        }
    }

    /// The share that is drafted, over the middle of its segment; none where it has no room.
    private void percent(int index, VariantShares draft) {
        var label = percents.get(index);
        label.setText(draft.names().get(index) + " " + draft.weights().get(index));
        label.autosize();
        double begin = index == 0 ? MARGIN : x(draft.boundary(index - 1).basisPoints());
        double end = x(draft.boundary(index).basisPoints());
        label.setVisible(label.getWidth() + 6 <= end - begin);
        label.relocate((begin + end - label.getWidth()) / 2, 0);
    }

    private double x(double basisPoints) {
        return MARGIN + (getWidth() - 2 * MARGIN) * basisPoints / 10_000;
    }

    private static void center(Label label, double x, double y) {
        label.autosize();
        label.relocate(x - label.getWidth() / 2, y);
    }

    private static void press(Region thumb, MouseEvent event) {
        thumb.requestFocus();
        event.consume();
    }

    private void drag(int index, MouseEvent event) {
        Point2D here = sceneToLocal(event.getSceneX(), event.getSceneY());
        move(index, WeightScale.at(here.getX() - MARGIN, getWidth() - 2 * MARGIN));
        event.consume();
    }

    private void move(int index, Weight to) {
        shown.map(Shown::draft).ifPresent(draft -> hand.draft(draft.moved(index, to)));
    }

    private void step(int index, int basisPoints) {
        shown.map(Shown::draft)
                .map(draft -> draft.boundary(index).basisPoints() + basisPoints)
                .ifPresent(to -> move(index, new Weight(Math.clamp(to, 0, 10_000))));
    }

    private void key(int index, KeyEvent event) {
        int step = event.isShiftDown() ? WeightScale.BIG_STEP : WeightScale.STEP;
        boolean handled = true;
        switch (event.getCode()) {
            case LEFT, DOWN -> step(index, -step);
            case RIGHT, UP -> step(index, step);
            case HOME -> move(index, Weight.NONE);
            case END -> move(index, Weight.ALL);
            case ESCAPE -> hand.discard();
            case ENTER -> enter(index, event.isShortcutDown());
            default -> handled = false;
        }
        if (handled) {
            event.consume();
        }
    }

    /// A number that was typed is the weight of the variant before the thumb.
    private void enter(int index, boolean release) {
        if (release) {
            hand.release();
        } else if (!typed.isEmpty()) {
            var wanted = ExactWeight.of(typed);
            shown.map(Shown::draft)
                    .ifPresent(draft -> wanted.ifPresent(w -> hand.draft(draft.set(index, w))));
        }
        typed = "";
    }

    private void type(KeyEvent event) {
        if (event.getCharacter().matches("[0-9.]")) {
            typed = typed.length() < 6 ? typed + event.getCharacter() : typed;
            event.consume();
        }
    }
}
