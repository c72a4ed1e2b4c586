package dev.slipway.app;

import dev.slipway.app.walk.Finding;
import dev.slipway.app.walk.Looks;
import dev.slipway.app.walk.SheetWarnings;
import dev.slipway.app.walk.Tour;
import dev.slipway.app.walk.View;
import dev.slipway.app.walk.Walker;
import dev.slipway.core.Core;
import dev.slipway.core.CoreOptions;
import dev.slipway.core.settings.FileLocks;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;

/// Takes pictures of the pages and looks for what is wrong on them: `Pictures FOLDER [PART]…` takes
/// those whose name has a PART in it, in every look, over a home made for it, without a display.
/// What is found goes to standard output; the exit status is 1 if anything is.
public final class Pictures {
    private final Path into;
    private final List<String> wanted;
    private int found;

    private Pictures(Path into, List<String> wanted) {
        this.into = into;
        this.wanted = wanted;
    }

    public static void main(String[] arguments) throws Exception {
        var into = Path.of(arguments[0]);
        Files.createDirectories(into);
        var folder = Files.createTempDirectory("pictures");
        System.setProperty("user.home", folder.toString());
        PictureHome.fill(folder);
        var taker = new Pictures(into, List.of(arguments).subList(1, arguments.length));
        var started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        started.await();
        Platform.setImplicitExit(false);
        try (var driver = FileLocks.tryTake(folder.resolve("driver.lock")).orElseThrow();
                var core = Core.open(new CoreOptions(folder, List.of()));
                var running = new PictureContainers(core, "00000001", "00000002")) {
            Stream.concat(Looks.ALL.stream(), Looks.STRETCHED.stream())
                    .forEach(look -> taker.round(core, look));
        }
        System.out.println(taker.found + " findings");
        System.exit(taker.found == 0 ? 0 : 1);
    }

    private void round(Core core, Tour.Look look) {
        var views = View.ALL.stream().filter(view -> isWanted(name(view, look))).toList();
        if (views.isEmpty()) {
            return;
        }
        try (var warnings = new SheetWarnings();
                var tour = Tour.begin(core, look)) {
            for (var view : views) {
                tour.see(view);
                Window.onFx(() -> Walker.look(tour.scene())).forEach(f -> tell(view, look, f));
                warnings.taken().forEach(f -> tell(view, look, f));
                save(
                        Window.onFx(() -> tour.scene().snapshot(null)),
                        into.resolve(name(view, look) + ".png"));
            }
        }
    }

    private static String name(View view, Tour.Look look) {
        return view.name() + "-" + look.name();
    }

    private boolean isWanted(String name) {
        return wanted.isEmpty() || wanted.stream().anyMatch(name::contains);
    }

    private void tell(View view, Tour.Look look, Finding finding) {
        found++;
        System.out.println(name(view, look) + ": " + finding);
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
            ImageIO.write(picture, "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
