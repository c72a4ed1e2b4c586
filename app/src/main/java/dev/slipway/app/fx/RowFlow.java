package dev.slipway.app.fx;

import javafx.geometry.Pos;
import javafx.scene.layout.FlowPane;

/// Children in one row where there is room, in more where it is narrow. FX thread only.
public class RowFlow extends FlowPane {

    public RowFlow(double gap) {
        super(gap, gap);
        setAlignment(Pos.CENTER_LEFT);
    }

    @Override
    protected double computePrefWidth(double height) {
        var shown = getManagedChildren();
        // to whole pixels as the layout does it, or the last child may not fit by a part of one
        return snappedLeftInset()
                + shown.stream().mapToDouble(child -> snapSizeX(child.prefWidth(-1))).sum()
                + snapSpaceX(getHgap()) * Math.max(0, shown.size() - 1)
                + snappedRightInset();
    }
}
