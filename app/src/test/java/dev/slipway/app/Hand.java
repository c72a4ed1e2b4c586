package dev.slipway.app;

import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.testfx.api.FxRobot;

/// How a person works the window: with one kind of device and nothing else.
interface Hand {

    /// Works a button, wherever it is.
    void press(String id);

    void write(String id, String text);

    /// Goes to a section of the rail; its digit with Ctrl.
    void goTo(String section, KeyCode digit);

    /// Drafts a weight on the slider and releases it.
    void weight(int percent);

    /// Keys only: the focus is moved by Tab until it is there.
    record Keyboard(FxRobot robot, Window window) implements Hand {
        private static final int STOPS = 120;

        private void focus(String id) {
            var node = window.see(Node.class, id);
            Eventually.is(() -> Window.onFx(node::isDisabled) ? null : true);
            for (int i = 0; i < STOPS; i++) {
                if (Window.onFx(node::isFocused)) {
                    return;
                }
                robot.push(KeyCode.TAB);
            }
            throw new AssertionError(id + " is not reached by Tab");
        }

        @Override
        public void press(String id) {
            focus(id);
            robot.push(KeyCode.SPACE);
        }

        @Override
        public void write(String id, String text) {
            focus(id);
            robot.write(text);
        }

        @Override
        public void goTo(String section, KeyCode digit) {
            robot.push(KeyCode.CONTROL, digit);
            Eventually.is(() -> window.here().parts().getFirst().equals(section) ? true : null);
        }

        @Override
        public void weight(int percent) {
            focus("weight-slider");
            robot.write(Integer.toString(percent));
            robot.push(KeyCode.ENTER);
            robot.push(KeyCode.CONTROL, KeyCode.ENTER);
        }
    }

    /// Clicks only; a text is typed into what was clicked on.
    record Mouse(FxRobot robot, Window window) implements Hand {

        @Override
        public void press(String id) {
            var node = window.see(Node.class, id);
            Eventually.is(() -> Window.onFx(node::isDisabled) ? null : true);
            robot.clickOn(node);
        }

        @Override
        public void write(String id, String text) {
            press(id);
            robot.write(text);
        }

        @Override
        public void goTo(String section, KeyCode digit) {
            press("rail-" + section);
        }

        @Override
        public void weight(int percent) {
            var slider = window.see(Node.class, "weight-slider");
            var bounds = Window.onFx(() -> slider.localToScreen(slider.getBoundsInLocal()));
            double margin = Window.onFx(() -> slider.lookup(".weight-track").getLayoutX());
            double at =
                    bounds.getMinX() + margin + (bounds.getWidth() - 2 * margin) * percent / 100;
            robot.clickOn(new Point2D(at, bounds.getMinY() + bounds.getHeight() / 2));
            press("release-draft");
        }
    }
}
