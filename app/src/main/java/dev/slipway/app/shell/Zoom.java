package dev.slipway.app.shell;

import java.util.List;

/// The sizes everything can be shown at, in percent.
public final class Zoom {
    public static final int NORMAL = 100;
    public static final List<Integer> STEPS = List.of(80, 90, 100, 110, 125, 150, 175, 200);

    private Zoom() {}

    public static int in(int percent) {
        return STEPS.stream().filter(step -> step > percent).findFirst().orElse(STEPS.getLast());
    }

    public static int out(int percent) {
        return STEPS.reversed().stream()
                .filter(step -> step < percent)
                .findFirst()
                .orElse(STEPS.getFirst());
    }

    /// The nearest one that there is.
    public static int clamped(int percent) {
        return Math.clamp(percent, STEPS.getFirst(), STEPS.getLast());
    }
}
