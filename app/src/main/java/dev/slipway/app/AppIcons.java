package dev.slipway.app;

import java.util.List;
import java.util.Objects;
import javafx.scene.image.Image;
import javafx.stage.Stage;

/// The program's icon on a window, in the sizes that window managers ask for.
final class AppIcons {
    private static final List<Integer> SIZES = List.of(16, 24, 32, 48, 64, 128, 256);

    private AppIcons() {}

    static void on(Stage stage) {
        SIZES.forEach(size -> stage.getIcons().add(image("slipway-" + size + ".png")));
    }

    private static Image image(String name) {
        return new Image(
                Objects.requireNonNull(
                                AppIcons.class.getResource("icons/" + name),
                                () -> "no icon " + name)
                        .toExternalForm());
    }
}
