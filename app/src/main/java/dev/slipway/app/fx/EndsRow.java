package dev.slipway.app.fx;

import javafx.geometry.Orientation;
import javafx.scene.layout.Region;

/// Two regions at the ends of a row, or under each other where the row is too narrow for both. What
/// has no greatest width takes all there is; one that is not managed takes nothing. FX thread only.
public final class EndsRow extends Region {
    private static final double GAP = 12;
    private static final double BETWEEN = 8;

    private final Region first;
    private final Region second;

    public EndsRow(Region first, Region second) {
        this.first = first;
        this.second = second;
        getChildren().addAll(first, second);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    private boolean isWide(double width) {
        return !second.isManaged() || first.prefWidth(-1) + GAP + second.prefWidth(-1) <= width;
    }

    @Override
    protected double computeMinWidth(double height) {
        return Math.max(first.minWidth(-1), second.minWidth(-1));
    }

    @Override
    protected double computePrefWidth(double height) {
        return first.prefWidth(-1) + (second.isManaged() ? GAP + second.prefWidth(-1) : 0);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        var wide = width < 0 ? Double.MAX_VALUE : width;
        var above = first.prefHeight(Math.min(wide, first.prefWidth(-1)));
        var below = second.prefHeight(Math.min(wide, second.prefWidth(-1)));
        if (!second.isManaged()) {
            return above;
        }
        return isWide(wide) ? Math.max(above, below) : above + BETWEEN + below;
    }

    private static boolean stretches(Region region) {
        return region.getMaxWidth() == Double.MAX_VALUE;
    }

    @Override
    protected void layoutChildren() {
        var width = getWidth();
        var wide = isWide(width);
        var right = !wide && stretches(second) ? width : Math.min(width, second.prefWidth(-1));
        var room = wide && second.isManaged() ? width - GAP - right : width;
        var left = stretches(first) ? room : Math.min(room, first.prefWidth(-1));
        var above = first.prefHeight(left);
        var below = second.prefHeight(right);
        if (wide) {
            first.resizeRelocate(0, snapPositionY((getHeight() - above) / 2), left, above);
            second.resizeRelocate(
                    snapPositionX(width - right),
                    snapPositionY((getHeight() - below) / 2),
                    right,
                    below);
        } else {
            first.resizeRelocate(0, 0, left, above);
            second.resizeRelocate(0, above + BETWEEN, right, below);
        }
    }
}
