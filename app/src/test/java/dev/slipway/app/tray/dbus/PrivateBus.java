package dev.slipway.app.tray.dbus;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// A message bus of the test's own: Debian's `dbus-daemon`, ended with the test.
final class PrivateBus implements AutoCloseable {
    private final Process daemon;
    private final String address;

    private PrivateBus(Process daemon, String address) {
        this.daemon = daemon;
        this.address = address;
    }

    static PrivateBus start(Path folder) throws IOException {
        var config = folder.resolve("bus.conf");
        Files.writeString(
                config,
                """
                <busconfig>
                  <type>session</type>
                  <listen>unix:path=%s</listen>
                  <auth>EXTERNAL</auth>
                  <policy context="default">
                    <allow send_destination="*" eavesdrop="true"/>
                    <allow eavesdrop="true"/>
                    <allow own="*"/>
                  </policy>
                </busconfig>
                """
                        .formatted(folder.resolve("bus")));
        var daemon =
                new ProcessBuilder(
                                "dbus-daemon",
                                "--config-file=" + config,
                                "--nofork",
                                "--print-address")
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        var said =
                new BufferedReader(
                        new InputStreamReader(daemon.getInputStream(), StandardCharsets.UTF_8));
        return new PrivateBus(daemon, said.readLine());
    }

    String address() {
        return address;
    }

    @Override
    public void close() throws InterruptedException {
        daemon.destroy();
        daemon.waitFor(10, TimeUnit.SECONDS);
    }
}
