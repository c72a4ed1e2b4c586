package dev.slipway.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.RunMaker;
import dev.slipway.app.Window;
import dev.slipway.app.text.Texts;
import dev.slipway.app.theme.ThemeChoice;
import dev.slipway.app.theme.ThemeSwitch;
import dev.slipway.core.pipeline.StageResult;
import dev.slipway.core.pipeline.Status;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.framework.junit5.ApplicationExtension;

/// The stage graph looks as it looked when a person said that it is right. After a wanted change:
/// run it with `-Dslipway.golden=write`, look at the pictures, commit them.
@ExtendWith(ApplicationExtension.class)
class StageGraphPicturesTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final Instant NOW = Instant.parse("2026-11-22T14:06:00Z");
    private static final double OTHER_PIXELS_AT_MOST = 0.01;
    private static final int SAME_COLOUR = 40;

    private final RunMaker maker = new RunMaker("main", "x", NOW);

    private StageResult stage(String path, Status status, double seconds, double median) {
        return maker.stage(path, status, seconds, median, "x");
    }

    private List<StageResult> stages(String kind) {
        return switch (kind) {
            case "parallel" ->
                    List.of(
                            stage("Build", Status.SUCCESS, 18, 12),
                            maker.group(
                                    "Test",
                                    Status.FAILURE,
                                    true,
                                    stage("Test/unit", Status.FAILURE, 31, 12),
                                    stage("Test/http", Status.SUCCESS, 14, 15),
                                    stage("Test/lint", Status.UNSTABLE, 4, 3)),
                            stage("Package", Status.NOT_BUILT, 0, 2));
            case "matrix" ->
                    List.of(
                            maker.group(
                                    "Everywhere",
                                    Status.SUCCESS,
                                    true,
                                    cell("OS = 'linux', JDK = '21'"),
                                    cell("OS = 'linux', JDK = '25'"),
                                    cell("OS = 'mac', JDK = '25'")),
                            stage("Image", Status.RUNNING, 3, 3));
            default ->
                    List.of(
                            maker.group(
                                    "Release",
                                    Status.SUCCESS,
                                    false,
                                    stage("Release/prepare", Status.SUCCESS, 2, 2),
                                    maker.group(
                                            "Release/check",
                                            Status.SUCCESS,
                                            true,
                                            stage("Release/check/a", Status.SUCCESS, 5, 5),
                                            stage("Release/check/b", Status.SKIPPED, 0, 0)),
                                    stage("Release/publish", Status.ABORTED, 1, 9)),
                            stage("Tidy up", Status.QUEUED, 0, 0));
        };
    }

    private StageResult cell(String name) {
        var path = "Everywhere/Matrix - " + name;
        return maker.group(
                path,
                Status.SUCCESS,
                false,
                stage(path + "/compile", Status.SUCCESS, 6, 6),
                stage(path + "/try", Status.SUCCESS, 9, 4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"parallel", "matrix", "nested"})
    void looksAsItDid(String kind) throws IOException {
        var picture = Window.onFx(() -> draw(stages(kind)));
        var file = GOLDEN.resolve("stage-graph-" + kind + ".png");
        if ("write".equals(System.getProperty("slipway.golden"))) {
            Files.createDirectories(GOLDEN);
            ImageIO.write(picture, "png", file.toFile());
            return;
        }
        var golden = ImageIO.read(file.toFile());

        assertThat(picture.getWidth()).isEqualTo(golden.getWidth());
        assertThat(picture.getHeight()).isEqualTo(golden.getHeight());
        var other = otherPixels(picture, golden);
        if (other > OTHER_PIXELS_AT_MOST) {
            var seen = Path.of("target", "stage-graph-" + kind + ".png");
            Files.createDirectories(seen.getParent());
            ImageIO.write(picture, "png", seen.toFile());
        }
        assertThat(other).as("share of other pixels in " + kind).isLessThan(OTHER_PIXELS_AT_MOST);
    }

    private static BufferedImage draw(List<StageResult> stages) {
        var graph = new GraphView(new Texts(Locale.ENGLISH), path -> {});
        graph.show(stages, NOW.plusSeconds(60));
        var pane = new StackPane(graph);
        var layout = GraphLayout.of(stages);
        var scene = new Scene(pane, layout.width() + 4, layout.height() + 4);
        new ThemeSwitch(ThemeChoice.LIGHT).dress(scene);
        pane.applyCss();
        pane.layout();
        return picture(scene.snapshot(null));
    }

    private static BufferedImage picture(WritableImage image) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                picture.setRGB(x, y, image.getPixelReader().getArgb(x, y));
            }
        }
        return picture;
    }

    private static double otherPixels(BufferedImage one, BufferedImage other) {
        long different = 0;
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                different += isOther(one.getRGB(x, y), other.getRGB(x, y)) ? 1 : 0;
            }
        }
        return (double) different / one.getWidth() / one.getHeight();
    }

    private static boolean isOther(int one, int other) {
        for (int shift = 0; shift <= 16; shift += 8) {
            if (Math.abs((one >> shift & 0xff) - (other >> shift & 0xff)) > SAME_COLOUR) {
                return true;
            }
        }
        return false;
    }
}
