package dev.slipway.app.shell;

import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.collections.ListChangeListener;
import javafx.scene.Parent;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;
import javafx.stage.PopupWindow;
import javafx.stage.Window;

/// The window's root: shows its content larger or smaller, as if the window were smaller or larger.
/// Menus and tool tips follow by their font. FX thread only.
public final class ZoomPane extends Region {
    private static final double BASE_FONT = 13;
    private final DoubleProperty factor = new SimpleDoubleProperty(1);
    private final Scale scale = new Scale(1, 1);
    private final ListChangeListener<Window> popups = this::popups;

    public ZoomPane() {
        scale.xProperty().bind(factor);
        scale.yProperty().bind(factor);
        factor.subscribe(this::requestLayout);
        Window.getWindows().addListener(popups);
    }

    public void content(Region content) {
        content.getTransforms().setAll(scale);
        getChildren().setAll(content);
    }

    public void percent(int percent) {
        factor.set(percent / 100.0);
    }

    @Override
    protected void layoutChildren() {
        double by = factor.get();
        for (var child : getManagedChildren()) {
            child.resizeRelocate(0, 0, getWidth() / by, getHeight() / by);
        }
    }

    private void popups(ListChangeListener.Change<? extends Window> change) {
        while (change.next()) {
            for (var window : change.getAddedSubList()) {
                if (window instanceof PopupWindow popup && isOurs(popup)) {
                    enlarge(popup.getScene().getRoot());
                }
            }
        }
    }

    private boolean isOurs(PopupWindow popup) {
        var owner = popup.getOwnerWindow();
        return owner instanceof PopupWindow
                || owner != null && getScene() != null && owner.equals(getScene().getWindow());
    }

    private void enlarge(Parent root) {
        root.setStyle(
                factor.get() == 1 ? "" : "-fx-font-size: " + BASE_FONT * factor.get() + "px;");
    }

    /// Lets go of the windows' list; the pane is not used again.
    public void close() {
        Window.getWindows().removeListener(popups);
    }
}
