package dev.slipway.app.fx;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/// Children side by side in columns of equal width, as many as fit at their least width; further
/// ones follow in rows below. Those that are not managed take no place. FX thread only.
public final class Tiles extends Region {
    private final double least;
    private final double gap;

    /// @param least width of a column
    public Tiles(double least, double gap, Region... children) {
        this.least = least;
        this.gap = gap;
        getChildren().addAll(children);
    }

    /// Shows these and no others.
    public void show(java.util.List<? extends Region> children) {
        getChildren().setAll(children);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    private int columns(double width) {
        var fitting = (int) ((width + gap) / (least + gap));
        return Math.clamp(fitting, 1, Math.max(1, getManagedChildren().size()));
    }

    private double columnWidth(double width) {
        var columns = columns(width);
        return Math.floor((width - gap * (columns - 1)) / columns);
    }

    @Override
    protected double computeMinWidth(double height) {
        return Math.min(
                least,
                getManagedChildren().stream().mapToDouble(n -> n.minWidth(-1)).max().orElse(0));
    }

    @Override
    protected double computePrefWidth(double height) {
        return Math.max(0, getManagedChildren().size() * (least + gap) - gap);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        var wide = width < 0 ? computePrefWidth(-1) : width;
        var height = 0.0;
        for (int row = 0; row * columns(wide) < getManagedChildren().size(); row++) {
            height += (row == 0 ? 0 : gap) + rowHeight(row, wide);
        }
        return height;
    }

    private double rowHeight(int row, double width) {
        var columns = columns(width);
        return getManagedChildren().stream()
                .skip((long) row * columns)
                .limit(columns)
                .mapToDouble(node -> node.prefHeight(columnWidth(width)))
                .max()
                .orElse(0);
    }

    @Override
    protected void layoutChildren() {
        var columns = columns(getWidth());
        var width = columnWidth(getWidth());
        var y = 0.0;
        var children = getManagedChildren();
        for (int row = 0; row * columns < children.size(); row++) {
            var height = rowHeight(row, getWidth());
            for (int i = 0; i < columns && row * columns + i < children.size(); i++) {
                Node child = children.get(row * columns + i);
                child.resizeRelocate(i * (width + gap), y, width, height);
            }
            y += height + gap;
        }
    }
}
