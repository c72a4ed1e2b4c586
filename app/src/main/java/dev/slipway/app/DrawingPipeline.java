package dev.slipway.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// What JavaFX draws with. On a Linux without a graphics device it would load OpenGL's software
/// renderer, find it no graphics device, put it aside and draw by itself: 60 MB of memory and a
/// part of the start for nothing. There it is told to draw by itself at once.
final class DrawingPipeline {
    /// Kernel interfaces of graphics devices: DRM's, NVIDIA's own driver's, and that of WSL 2.
    private static final List<String> DEVICES = List.of("dri", "nvidiactl", "dxg");

    private DrawingPipeline() {}

    /// Before the toolkit starts. What a person chose by `prism.order` stands.
    static void choose() {
        var isLinux = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
        if (isLinux && System.getProperty("prism.order") == null && !hasDevice(Path.of("/dev"))) {
            System.setProperty("prism.order", "sw");
        }
    }

    /// @param devices the system's folder of devices
    static boolean hasDevice(Path devices) {
        return DEVICES.stream().anyMatch(name -> Files.exists(devices.resolve(name)));
    }
}
