package dev.slipway.app.tray.dbus;

import dev.slipway.app.tray.TrayFace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import javafx.scene.image.Image;
import org.freedesktop.dbus.Struct;
import org.freedesktop.dbus.annotations.Position;

/// A face in one size as the bus carries it: 32 bits a pixel, alpha first.
public final class TrayPicture extends Struct {
    private static final List<Integer> SIZES = List.of(22, 24, 32, 48);

    @Position(0)
    public final int width;

    @Position(1)
    public final int height;

    @Position(2)
    public final byte[] pixels;

    public TrayPicture(int width, int height, byte[] pixels) {
        this.width = width;
        this.height = height;
        this.pixels = pixels;
    }

    static List<TrayPicture> of(TrayFace face) {
        return SIZES.stream().map(size -> of(face.picture(size))).toList();
    }

    private static TrayPicture of(String resource) {
        try (var in = TrayPicture.class.getResourceAsStream(resource)) {
            var image = new Image(Objects.requireNonNull(in, resource));
            var width = (int) image.getWidth();
            var height = (int) image.getHeight();
            var pixels = new byte[width * height * 4];
            var reader = image.getPixelReader();
            for (int i = 0; i < width * height; i++) {
                var argb = reader.getArgb(i % width, i / width);
                pixels[4 * i] = (byte) (argb >>> 24);
                pixels[4 * i + 1] = (byte) (argb >>> 16);
                pixels[4 * i + 2] = (byte) (argb >>> 8);
                pixels[4 * i + 3] = (byte) argb;
            }
            return new TrayPicture(width, height, pixels);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
