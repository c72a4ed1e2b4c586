package dev.slipway.app.instance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.shell.Address;
import dev.slipway.core.settings.Home;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OneWindowTest {
    @TempDir Path folder;
    private Home home;

    @BeforeEach
    void open() {
        home = Home.open(folder);
    }

    @Test
    void aSecondStartHandsItsPageOverToTheFirst() throws InterruptedException {
        var calls = new LinkedBlockingQueue<Optional<Address>>();
        try (var first = OneWindow.take(home).orElseThrow()) {
            first.onCall(calls::add);
            assertThat(OneWindow.take(home)).isEmpty();
            var page = Address.of("project", "shop", "run", "42").with("stage", "test");
            assertThat(OneWindow.handOver(home, Optional.of(page))).isTrue();
            assertThat(OneWindow.handOver(home, Optional.empty())).isTrue();
            assertThat(calls.poll(10, TimeUnit.SECONDS)).contains(page);
            assertThat(calls.poll(10, TimeUnit.SECONDS)).isEmpty();
        }
    }

    @Test
    void theNextWindowTakesOverWhatAClosedOneLeft() {
        OneWindow.take(home).orElseThrow().close();
        assertThat(OneWindow.handOver(home, Optional.empty())).isFalse();
        try (var next = OneWindow.take(home).orElseThrow()) {
            assertThat(next).isNotNull();
        }
    }

    @Test
    void whatIsNoAddressOnlyBringsTheWindowToTheFront() throws Exception {
        var calls = new LinkedBlockingQueue<Optional<Address>>();
        try (var window = OneWindow.take(home).orElseThrow()) {
            window.onCall(calls::add);
            var socket = UnixDomainSocketAddress.of(home.folder().resolve("window.sock"));
            for (var text : new String[] {"rm -rf /", "x".repeat(10_000), "slipway://%zz"}) {
                try (var channel = SocketChannel.open(socket)) {
                    channel.write(
                            ByteBuffer.wrap(
                                    text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
                } catch (java.io.IOException tooLongToBeRead) {
                    // heard all the same
                }
                assertThat(calls.poll(10, TimeUnit.SECONDS)).isEmpty();
            }
        }
    }
}
