package dev.slipway.core.release;

import java.nio.file.Path;
import java.util.List;

/// Drives a home's releases in a process of its own, so that a test can kill it.
public final class DriveMain {
    private DriveMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        var home = new ReleaseHome(Path.of(arguments[0]), List.of());
        home.releases().drive();
        home.letGo();
    }

    /// The command line that does that.
    public static List<String> command(Path home) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                DriveMain.class.getName(),
                home.toString());
    }
}
