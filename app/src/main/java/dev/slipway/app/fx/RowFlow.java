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
        return shown.stream().mapToDouble(child -> child.prefWidth(-1)).sum()
                + getHgap() * Math.max(0, shown.size() - 1);
    }
}
