package dev.slipway.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import dev.slipway.app.Eventually;
import dev.slipway.app.Window;
import dev.slipway.core.adapter.update.HttpFeedSource;
import dev.slipway.core.settings.Home;
import dev.slipway.core.update.FeedKeys;
import dev.slipway.core.update.PackageKind;
import dev.slipway.core.update.Updates;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// A person looks for a newer Slipway in the settings, over a real connection.
@ExtendWith(ApplicationExtension.class)
class UpdateSettingsTest {
    private static final String PACKAGE = "slipway_9.1.0_amd64.deb";
    private static final byte[] CONTENT =
            "a package".repeat(200_000).getBytes(StandardCharsets.UTF_8);

    private final KeyPair key = newKey();

    @SuppressWarnings("NullAway.Init")
    private HttpServer server;

    @SuppressWarnings("NullAway.Init")
    private Path served;

    @SuppressWarnings("NullAway.Init")
    private Window window;

    @SuppressWarnings("NullAway.Init")
    private Path home;

    @SuppressWarnings("NullAway.Init")
    private Stage stage;

    @Start
    void open(Stage main) throws IOException {
        served = Files.createTempDirectory("feed").toRealPath();
        server =
                SimpleFileServer.createFileServer(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        served,
                        SimpleFileServer.OutputLevel.NONE);
        server.start();
        home = Files.createTempDirectory("updates");
        window = Window.open(home, main);
        var updates =
                new Updates(
                        Optional.of(() ->
                                new Updates.Trusted(
                                        HttpFeedSource.of(address()),
                                        FeedKeys.of(text(key.getPublic().getEncoded())))),
                        Home.open(home),
                        "0.9.0",
                        Optional.of(PackageKind.DEB),
                        "x86_64",
                        Clock.fixed(Instant.parse("2026-11-25T10:00:00Z"), ZoneOffset.UTC));
        stage = new Stage();
        stage.setScene(
                new Scene(new UpdateSettings(window.desktop().context(), updates), 700, 300));
        stage.show();
    }

    @AfterEach
    void close() {
        Window.onFx(() -> {
            stage.hide();
            return true;
        });
        window.close();
        server.stop(0);
    }

    private String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/feed.json";
    }

    private static KeyPair newKey() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /// Puts up a signed feed with one release of one package, whose file holds `sent`.
    private void publish(String version, byte[] sent) throws IOException {
        Files.write(served.resolve(PACKAGE), sent);
        try {
            var sum = MessageDigest.getInstance("SHA-256").digest(CONTENT);
            var feed =
                    """
                    {"format": 1, "serial": 7, "issued": "2026-11-01T00:00:00Z",
                     "expires": "2027-01-01T00:00:00Z",
                     "releases": [{"version": "%s", "date": "2026-11-01", "packages": [
                       {"kind": "deb", "arch": "x86_64", "file": "%s", "size": %d, "sha256": "%s"}]}]}
                    """
                            .formatted(
                                    version,
                                    PACKAGE,
                                    CONTENT.length,
                                    HexFormat.of().formatHex(sum));
            Files.writeString(served.resolve("feed.json"), feed);
            var signature = Signature.getInstance("Ed25519");
            signature.initSign(key.getPrivate());
            signature.update(feed.getBytes(StandardCharsets.UTF_8));
            Files.writeString(served.resolve("feed.json.sig"), text(signature.sign()) + "\n");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private <N extends Node> N see(Class<N> type, String id) {
        return Eventually.is(() ->
                Window.onFx(() -> {
                    var node = stage.getScene().lookup("#" + id);
                    return type.isInstance(node) && node.isVisible() ? type.cast(node) : null;
                }));
    }

    private boolean says(String part) {
        return Window.onFx(() ->
                stage.getScene().getRoot().lookupAll(".label").stream()
                        .filter(Label.class::isInstance)
                        .anyMatch(node -> ((Label) node).getText().contains(part)));
    }

    @Test
    void aNewerVersionIsFoundFetchedAndHandedOver(FxRobot robot) throws IOException {
        publish("9.1.0", CONTENT);
        robot.clickOn(see(Button.class, "update-look"));
        robot.clickOn(see(Button.class, "update-fetch"));
        var command = see(Label.class, "update-command");
        var file = home.resolve("updates").resolve(PACKAGE);
        assertThat(Window.onFx(command::getText)).isEqualTo("sudo apt install " + file);
        assertThat(file).hasBinaryContent(CONTENT);
        see(Button.class, "update-open");
    }

    @Test
    void nothingNewerIsSaid(FxRobot robot) throws IOException {
        publish("0.9.0", CONTENT);
        robot.clickOn(see(Button.class, "update-look"));
        Eventually.is(() -> says("There is nothing newer.") ? true : null);
    }

    @Test
    void aDownloadThatBreaksOffIsToldAndNothingIsKept(FxRobot robot) throws IOException {
        publish("9.1.0", Arrays.copyOf(CONTENT, 1000));
        robot.clickOn(see(Button.class, "update-look"));
        robot.clickOn(see(Button.class, "update-fetch"));
        Eventually.is(() -> Window.onFx(() -> window.scene().lookup(".notice.trouble")));
        assertThat(stage.getScene().lookup("#update-open")).isNull();
        try (var kept = Files.list(home.resolve("updates"))) {
            assertThat(kept).isEmpty();
        }
    }
}
