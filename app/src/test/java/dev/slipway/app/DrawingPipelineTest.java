package dev.slipway.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A machine with a graphics device keeps it.
final class DrawingPipelineTest {
    @TempDir Path devices;

    @ParameterizedTest
    @ValueSource(strings = {"dri", "nvidiactl", "dxg"})
    void aGraphicsDeviceIsSeen(String name) throws IOException {
        Files.createFile(devices.resolve(name));
        assertThat(DrawingPipeline.hasDevice(devices)).isTrue();
    }

    @Test
    void amongOtherDevicesThereIsNone() throws IOException {
        Files.createFile(devices.resolve("null"));
        Files.createFile(devices.resolve("fb0"));
        assertThat(DrawingPipeline.hasDevice(devices)).isFalse();
    }
}
