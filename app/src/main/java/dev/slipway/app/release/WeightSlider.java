package dev.slipway.app.release;

import dev.slipway.app.shell.Shortcut;
import dev.slipway.app.text.Texts;
import dev.slipway.core.traffic.Weight;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/// The routing weight: what is asked (tick below), what the router confirms (the filled bar), what
/// was counted (tick above), and a draft that a person drags and then releases or discards. The
/// four are never merged. FX thread only.
public final class WeightSlider extends Pane {
    public static final List<Shortcut> SHORTCUTS =
            List.of(
                    new Shortcut("← →", "help.keys.percent"),
                    new Shortcut("Shift+← →", "help.keys.five"),
                    new Shortcut("PgUp PgDn", "help.keys.step"),
                    new Shortcut("Home End", "help.keys.extremes"),
                    new Shortcut("0–9 Enter", "help.keys.exact"),
                    new Shortcut("Ctrl+Enter", "help.keys.release"),
                    new Shortcut("Esc", "help.keys.discard"),
                    new Shortcut("Ctrl+Shift+Backspace", "help.keys.back"));
    private static final double BAR = 14;
    private static final double ABOVE = 22;
    private static final double MARGIN = 10;

    private final Texts texts;
    private final Consumer<Weight> drafted;
    private final Runnable released;
    private final Runnable discarded;
    private final Region track = region("weight-track");
    private final Region stable = region("weight-stable");
    private final Region candidate = region("weight-candidate");
    private final Label desiredTick = tick("weight-desired", "▲");
    private final Label observedTick = tick("weight-observed", "▼");
    private final Region thumb = region("weight-thumb");
    private final List<Region> marks = new ArrayList<>();
    private WeightScale scale = new WeightScale(List.of());
    private Weight desired = Weight.NONE;
    private Weight effective = Weight.NONE;
    private Optional<Double> observed = Optional.empty();
    private Optional<Weight> draft = Optional.empty();
    private String typed = "";

    WeightSlider(Texts texts, Consumer<Weight> drafted, Runnable released, Runnable discarded) {
        this.texts = texts;
        this.drafted = drafted;
        this.released = released;
        this.discarded = discarded;
        setId("weight-slider");
        getStyleClass().add("weight-slider");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.SLIDER);
        setMinSize(200, ABOVE + BAR + 26);
        setPrefHeight(ABOVE + BAR + 26);
        getChildren().addAll(track, stable, candidate, desiredTick, observedTick, thumb);
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::point);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::point);
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        addEventHandler(KeyEvent.KEY_TYPED, this::type);
        disabledProperty().subscribe(this::describe);
    }

    private static Region region(String style) {
        var region = new Region();
        region.getStyleClass().add(style);
        region.setMouseTransparent(true);
        return region;
    }

    private static Label tick(String style, String sign) {
        var label = new Label(sign);
        label.getStyleClass().add(style);
        label.setMouseTransparent(true);
        return label;
    }

    /// Shows a new state; a draft stays until it is released or discarded.
    void show(
            Weight newDesired,
            Weight newEffective,
            Optional<Double> newObserved,
            Optional<Weight> newDraft,
            List<Weight> stepMarks) {
        desired = newDesired;
        effective = newEffective;
        observed = newObserved;
        draft = newDraft;
        if (!scale.marks().equals(new WeightScale(stepMarks).marks())) {
            scale = new WeightScale(stepMarks);
            remakeMarks();
        }
        describe();
        requestLayout();
    }

    private void remakeMarks() {
        getChildren().removeAll(marks);
        marks.clear();
        scale.marks().forEach(mark -> marks.add(region("weight-mark")));
        getChildren().addAll(3, marks);
    }

    private void describe() {
        setAccessibleText(
                texts.of(
                        draft.isPresent()
                                ? "releases.slider.spokenDraft"
                                : "releases.slider.spoken",
                        desired,
                        effective,
                        draft.orElse(desired)));
    }

    @Override
    protected void layoutChildren() {
        var width = getWidth() - 2 * MARGIN;
        track.resizeRelocate(MARGIN, ABOVE, width, BAR);
        stable.resizeRelocate(
                MARGIN + x(effective, width), ABOVE, width - x(effective, width), BAR);
        candidate.resizeRelocate(MARGIN, ABOVE, x(effective, width), BAR);
        for (int i = 0; i < marks.size(); i++) {
            marks.get(i)
                    .resizeRelocate(
                            MARGIN + x(scale.marks().get(i), width) - 1, ABOVE - 3, 2, BAR + 6);
        }
        center(desiredTick, MARGIN + x(desired, width), ABOVE + BAR + 1);
        observedTick.setVisible(observed.isPresent());
        observed.ifPresent(share -> center(observedTick, MARGIN + width * share / 100, ABOVE - 17));
        var at = MARGIN + x(draft.orElse(desired), width);
        thumb.resizeRelocate(at - 10, ABOVE + BAR / 2 - 10, 20, 20);
        thumb.pseudoClassStateChanged(
                javafx.css.PseudoClass.getPseudoClass("draft"), draft.isPresent());
    }

    private static double x(Weight weight, double width) {
        return width * weight.basisPoints() / 10_000;
    }

    private static void center(Label label, double x, double y) {
        label.autosize();
        label.relocate(x - label.getWidth() / 2, y);
    }

    private void point(MouseEvent event) {
        requestFocus();
        drafted.accept(WeightScale.at(event.getX() - MARGIN, getWidth() - 2 * MARGIN));
        event.consume();
    }

    private void key(KeyEvent event) {
        var from = draft.orElse(desired);
        var step = event.isShiftDown() ? WeightScale.BIG_STEP : WeightScale.STEP;
        var handled = true;
        switch (event.getCode()) {
            case LEFT, DOWN -> drafted.accept(scale.moved(from, -step));
            case RIGHT, UP -> drafted.accept(scale.moved(from, step));
            case PAGE_UP -> drafted.accept(scale.nextMark(from));
            case PAGE_DOWN -> drafted.accept(scale.previousMark(from));
            case HOME -> drafted.accept(Weight.NONE);
            case END -> drafted.accept(Weight.ALL);
            case ESCAPE -> discard();
            case ENTER -> enter(event.isShortcutDown());
            default -> handled = false;
        }
        if (handled) {
            event.consume();
        }
    }

    private void enter(boolean release) {
        if (release) {
            released.run();
        } else if (!typed.isEmpty()) {
            var percent = Double.parseDouble(typed.endsWith(".") ? typed + "0" : typed);
            drafted.accept(Weight.percent(Math.clamp(percent, 0, 100)));
        }
        typed = "";
    }

    private void type(KeyEvent event) {
        var character = event.getCharacter();
        if (character.matches("[0-9]")
                || (character.equals(".") && !typed.contains(".") && !typed.isEmpty())) {
            typed = typed.length() < 6 ? typed + character : typed;
            event.consume();
        }
    }

    private void discard() {
        typed = "";
        discarded.run();
    }
}
