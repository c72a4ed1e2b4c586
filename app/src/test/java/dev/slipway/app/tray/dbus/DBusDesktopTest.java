package dev.slipway.app.tray.dbus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.tray.Messages;
import dev.slipway.app.tray.TrayFace;
import dev.slipway.app.tray.TrayItem;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tray and notifications over a real message bus, with the desktop's side in the test.
final class DBusDesktopTest {
    @TempDir static Path folder;
    private static PrivateBus daemon;
    private static SimpleDesktop desktop;

    private final BlockingQueue<String> done = new LinkedBlockingQueue<>();

    @BeforeAll
    static void start() throws Exception {
        daemon = PrivateBus.start(folder);
        desktop = new SimpleDesktop(daemon.address());
    }

    @AfterAll
    static void stop() throws Exception {
        desktop.close();
        daemon.close();
    }

    private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
        return queue.poll(20, TimeUnit.SECONDS);
    }

    private Messages.Message message(String title, String body) {
        return new Messages.Message(
                "shop/42",
                title,
                body,
                true,
                "Open",
                () -> done.add("opened " + title),
                "Again",
                () -> done.add("again " + title));
    }

    @Test
    void theIconHasAPictureWordsAndAMenuThatActs() throws Exception {
        try (var bus = SessionBus.open(daemon.address()).orElseThrow();
                var tray =
                        DBusTray.open(bus, Runnable::run, () -> done.add("window")).orElseThrow()) {
            var name = next(desktop.registered);
            tray.show(
                    TrayFace.SOLID,
                    "Something needs you",
                    List.of(
                            new TrayItem.Act("Run a_b failed", () -> done.add("run")),
                            new TrayItem.Line(),
                            new TrayItem.Check("Quiet", true, () -> done.add("quiet"))));

            var there = desktop.connection();
            var item =
                    there.getRemoteObject(name, StatusNotifierItem.PATH, StatusNotifierItem.class);
            var properties =
                    there.getRemoteObject(name, StatusNotifierItem.PATH, Properties.class)
                            .GetAll("org.kde.StatusNotifierItem");
            assertThat(properties)
                    .hasEntrySatisfying(
                            "IconPixmap", v -> assertThat(v.getSig()).isEqualTo("a(iiay)"))
                    .hasEntrySatisfying(
                            "Menu", v -> assertThat(v.getValue()).hasToString(MenuServer.PATH));
            item.Activate(0, 0);
            assertThat(next(done)).isEqualTo("window");

            var menu = there.getRemoteObject(name, MenuServer.PATH, MenuServer.class);
            var root = menu.GetLayout(0, -1, List.of()).root;
            assertThat(root.children).hasSize(3);
            var first = (Object[]) root.children.getFirst().getValue();
            assertThat(String.valueOf(first[1])).contains("Run a__b failed");
            menu.Event((Integer) first[0], "clicked", new Variant<>(0), new UInt32(0));
            assertThat(next(done)).isEqualTo("run");

            tray.show(
                    TrayFace.OUTLINE,
                    "Nothing",
                    List.of(new TrayItem.Act("Other", () -> done.add("other"))));
            menu.Event((Integer) first[0], "clicked", new Variant<>(0), new UInt32(0));
            assertThat(done.poll(200, TimeUnit.MILLISECONDS))
                    .as("a click on what is gone")
                    .isNull();
        }
    }

    @Test
    void aNotificationReplacesItsSubjectsLastOneAndComesBackWhenClicked() throws Exception {
        try (var bus = SessionBus.open(daemon.address()).orElseThrow();
                var messages = DBusMessages.open(bus, Runnable::run).orElseThrow()) {
            assertThat(messages.tell(message("failed", "<b>bold</b> & \u0007bad"))).isTrue();
            var first = next(desktop.shown);
            assertThat(first.body()).isEqualTo("&lt;b&gt;bold&lt;/b&gt; &amp; bad");
            assertThat(first.actions()).containsExactly("default", "Open", "act", "Again");

            messages.tell(message("fixed", "ok"));
            assertThat(next(desktop.shown).replaces()).isEqualTo(first.id());
            desktop.click(first.id(), "default");
            assertThat(next(done)).isEqualTo("opened fixed");
            desktop.click(first.id(), "act");
            assertThat(next(done)).isEqualTo("again fixed");

            desktop.dismiss(first.id());
            desktop.click(first.id(), "default");
            assertThat(done.poll(200, TimeUnit.MILLISECONDS)).as("it is gone").isNull();
        }
    }

    @Test
    void withoutABusOrATrayTheProgramDoesWithout() throws Exception {
        assertThat(SessionBus.open(null)).isEmpty();
        var alone = folder.resolve("alone");
        java.nio.file.Files.createDirectories(alone);
        try (var bare = PrivateBus.start(alone);
                var bus = SessionBus.open(bare.address()).orElseThrow()) {
            assertThat(DBusTray.open(bus, Runnable::run, () -> {})).isEmpty();
            assertThat(DBusMessages.open(bus, Runnable::run)).isEmpty();
        }
    }
}
