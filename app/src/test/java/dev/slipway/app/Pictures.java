package dev.slipway.app;

import dev.slipway.app.shell.Address;
import dev.slipway.app.theme.ThemeChoice;
import dev.slipway.core.Core;
import dev.slipway.core.CoreOptions;
import dev.slipway.core.settings.FileLocks;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javax.imageio.ImageIO;

/// Takes pictures of the pages: `Pictures FOLDER [PART]…` makes those whose name has a PART in it,
/// in both themes, both languages and two sizes, over a home made for it, without a display.
public final class Pictures {
    private record Shot(String name, String address, String ready) {}

    private static final List<Shot> SHOTS =
            List.of(
                    new Shot("projects", "slipway://projects", "#projects-table"),
                    new Shot("project", "slipway://project/shop", "#runs-table"),
                    new Shot("run-failed", "slipway://project/shop/run/8", "#log"),
                    new Shot("run-tests", "slipway://project/shop/run/8?tab=tests", "#tests-table"),
                    new Shot("pipeline", "slipway://project/docs/pipeline", "#pipeline-text"),
                    new Shot(
                            "run-artifacts",
                            "slipway://project/shop/run/8?tab=artifacts",
                            "#tests-table"),
                    new Shot("run-waterfall", "slipway://project/shop/run/8", "#waterfall"),
                    new Shot("run-good", "slipway://project/shop/run/7", "#log"),
                    new Shot("run-live", "slipway://project/billing/run/6", "#log"),
                    new Shot("releases", "slipway://releases", "#releases-table"),
                    new Shot("release", "slipway://release/r6", "#verdict-panel"),
                    new Shot("release-new", "slipway://releases/new", "#start-page"),
                    new Shot("environments", "slipway://environments", "#page"),
                    new Shot("images", "slipway://images", "#images-list"),
                    new Shot("activity", "slipway://activity", "#activity-table"),
                    new Shot("help", "slipway://help", "#help-page"),
                    new Shot(
                            "run-compare",
                            "slipway://project/shop/run/8?tab=compare",
                            "#compare-table"),
                    new Shot(
                            "run-facts",
                            "slipway://project/shop/run/8?tab=environment",
                            "#run-environment"),
                    new Shot("settings", "slipway://settings", "#page"),
                    new Shot("nothing", "slipway://project/shop/nowhere", "#page"));

    private Pictures() {}

    public static void main(String[] arguments) throws Exception {
        var into = Path.of(arguments[0]);
        Files.createDirectories(into);
        var wanted = List.of(arguments).subList(1, arguments.length);
        var folder = Files.createTempDirectory("pictures");
        PictureHome.fill(folder);
        var driver = FileLocks.tryTake(folder.resolve("driver.lock")).orElseThrow();
        var core = Core.open(new CoreOptions(folder, List.of()));
        var started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        started.await();
        Platform.setImplicitExit(false);
        var taker = new Pictures();
        for (var size : new int[][] {{1280, 800, 100}, {960, 600, 100}, {1280, 800, 200}}) {
            for (var theme : List.of(ThemeChoice.LIGHT, ThemeChoice.DARK)) {
                for (var language : List.of("en", "zh-CN")) {
                    taker.round(core, into, wanted, size, theme, language);
                }
            }
        }
        core.close();
        driver.close();
        System.exit(0);
    }

    private void round(
            Core core,
            Path into,
            List<String> wanted,
            int[] size,
            ThemeChoice theme,
            String language) {
        var suffix =
                "-"
                        + (size[2] == 100 ? size[0] : "200pc")
                        + "-"
                        + theme.name().toLowerCase(java.util.Locale.ROOT)
                        + "-"
                        + language;
        if (SHOTS.stream().noneMatch(shot -> isWanted(wanted, shot.name() + suffix))) {
            return;
        }
        var desktop = new AtomicReference<Desktop>();
        var stage = new AtomicReference<Stage>();
        onFx(() -> {
            stage.set(new Stage());
            desktop.set(new Desktop(core, stage.get()));
            desktop.get().theme(theme);
            desktop.get().language(language);
            if (desktop.get().zoom() != size[2]) {
                desktop.get().zoom(size[2]);
            }
            desktop.get().show();
            stage.get().setWidth(size[0]);
            stage.get().setHeight(size[1]);
            return null;
        });
        for (var shot : SHOTS) {
            if (!isWanted(wanted, shot.name() + suffix)) {
                continue;
            }
            onFx(() -> {
                desktop.get().go(Address.parse(shot.address()).orElseThrow());
                return null;
            });
            press(
                    stage.get(),
                    shot.name().equals("run-waterfall") ? "#show-waterfall" : "#show-graph");
            until(() -> stage.get().getScene().lookup(shot.ready()) != null);
            settle();
            save(
                    onFx(() -> stage.get().getScene().snapshot(null)),
                    into.resolve(shot.name() + suffix + ".png"));
        }
        onFx(() -> {
            desktop.get().close();
            stage.get().close();
            return null;
        });
    }

    private static void press(Stage stage, String toggle) {
        onFx(() -> {
            if (stage.getScene().lookup(toggle) instanceof ToggleButton button
                    && !button.isSelected()) {
                button.fire();
            }
            return null;
        });
    }

    private static boolean isWanted(List<String> wanted, String name) {
        return wanted.isEmpty() || wanted.stream().anyMatch(name::contains);
    }

    /// Lets background reads come in and pulses pass: pictures want rest, not a condition.
    private static void settle() {
        var deadline = System.nanoTime() + 2_000_000_000L;
        while (System.nanoTime() < deadline) {
            onFx(() -> null);
            java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
        }
    }

    private static void until(BooleanSupplier condition) {
        var deadline = System.nanoTime() + 20_000_000_000L;
        while (!Boolean.TRUE.equals(onFx(condition::getAsBoolean))) {
            if (System.nanoTime() > deadline) {
                return;
            }
            java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
        }
    }

    private static <T extends @org.jspecify.annotations.Nullable Object> T onFx(
            Supplier<T> action) {
        var task = new java.util.concurrent.FutureTask<T>(action::get);
        Platform.runLater(task);
        try {
            return task.get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void save(WritableImage image, Path file) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                picture.setRGB(x, y, image.getPixelReader().getArgb(x, y));
            }
        }
        try {
            ImageIO.write(picture, "png", new File(file.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
