package dev.slipway.core.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.slipway.core.adapter.update.HttpFeedSource;
import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.settings.Home;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Newer versions over a real connection: what is right is offered and fetched, and whatever is
/// wrong on the way is refused, leaves no file, and is told.
final class UpdatesTest {
    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
    private static final String LATER = "2027-01-01T00:00:00Z";
    private static final byte[] CONTENT =
            "a package".repeat(20_000).getBytes(StandardCharsets.UTF_8);

    @TempDir Path folder;
    private FeedServer server;

    @BeforeEach
    void serve() throws IOException {
        server = new FeedServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Updates updates(String current, Instant now) {
        return new Updates(
                Optional.of(() ->
                        new Updates.Trusted(
                                HttpFeedSource.of(server.address()),
                                FeedKeys.of(server.publicKey()))),
                Home.open(folder.resolve("home")),
                current,
                Optional.of(PackageKind.DEB),
                "x86_64",
                Clock.fixed(now, ZoneOffset.UTC));
    }

    private Updates updates() {
        return updates("0.9.0+3.gabcdef01", NOW);
    }

    private static UpdateNews.Newer newer(UpdateNews news) {
        assertThat(news).isInstanceOf(UpdateNews.Newer.class);
        return (UpdateNews.Newer) news;
    }

    private ReadyPackage fetched() throws InterruptedException {
        var news = newer(updates().look());
        return updates().fetch(news.release(), news.offered().orElseThrow(), _ -> {});
    }

    private static void refused(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .asInstanceOf(type(ProblemException.class))
                .satisfies(problem -> assertThat(problem.code()).isEqualTo(code))
                .satisfies(problem -> assertThat(problem.hint()).isNotEmpty());
    }

    private Path kept() {
        return folder.resolve("home/updates");
    }

    private void nothingIsKept() throws IOException {
        if (Files.exists(kept())) {
            try (var files = Files.list(kept())) {
                assertThat(files).isEmpty();
            }
        }
    }

    @Test
    void aNewerVersionIsFetchedCheckedAndHandedOver() throws Exception {
        server.publish(7, "9.1.0", LATER, CONTENT);
        var news = newer(updates().look());
        assertThat(news.release().version()).hasToString("9.1.0");
        assertThat(news.release().notes()).contains("https://slipway.invalid/notes");

        var heard = new AtomicLong();
        var ready = updates().fetch(news.release(), news.offered().orElseThrow(), heard::set);
        assertThat(ready.file()).hasBinaryContent(CONTENT);
        assertThat(heard).hasValue(CONTENT.length);
        assertThat(ready.command())
                .containsExactly("sudo", "apt", "install", ready.file().toString());
        if (Files.getFileStore(ready.file()).supportsFileAttributeView("posix")) {
            assertThat(Files.getPosixFilePermissions(ready.file())).hasSize(2);
        }

        var before = server.requests.get();
        assertThat(fetched().file()).isEqualTo(ready.file());
        assertThat(server.requests.get() - before).as("what is there already is kept").isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.9.0", "0.8.0", "0.9.0-rc.1"})
    void anOlderOneIsNeverOffered(String version) throws Exception {
        server.publish(7, version, LATER, CONTENT);
        assertThat(updates().look())
                .isEqualTo(new UpdateNews.UpToDate(ReleaseNumber.parse(version)));
    }

    @Test
    void looseClassesAreNewerThanAnything() throws Exception {
        server.publish(7, "9.1.0", LATER, CONTENT);
        assertThat(updates("development", NOW).look()).isInstanceOf(UpdateNews.UpToDate.class);
    }

    @Test
    void anotherKeysSignatureIsRefused() throws Exception {
        server.sign(
                FeedServer.feed(7, "9.1.0", LATER, FeedServer.PACKAGE, CONTENT),
                FeedServer.newKey());
        refused("update.signature", () -> updates().look());
        server.sign(
                FeedServer.feed(7, "9.1.0", LATER, FeedServer.PACKAGE, CONTENT),
                FeedServer.newKey(),
                server.key);
        newer(updates().look());
    }

    @Test
    void oneChangedByteIsRefused() {
        server.publish(7, "9.1.0", LATER, CONTENT);
        server.put(
                "feed.json",
                FeedServer.feed(7, "9.2.0", LATER, FeedServer.PACKAGE, CONTENT)
                        .getBytes(StandardCharsets.UTF_8));
        refused("update.signature", () -> updates().look());
        server.put("feed.json.sig", "no base64 at all\n".getBytes(StandardCharsets.US_ASCII));
        refused("update.signature", () -> updates().look());
    }

    @Test
    void anOldFeedPlayedAgainIsRefused() throws Exception {
        server.publish(7, "9.1.0", LATER, CONTENT);
        updates().look();
        server.publish(6, "9.0.0", LATER, CONTENT);
        refused("update.stale", () -> updates().look());
        server.publish(8, "9.1.0", "2026-11-25T09:59:59Z", CONTENT);
        refused("update.stale", () -> updates().look());
    }

    @Test
    void aDownloadThatBreaksOffLeavesNothing() throws Exception {
        server.publish(7, "9.1.0", LATER, CONTENT);
        server.breakOff(FeedServer.PACKAGE, 100_000);
        refused("update.truncated", this::fetched);
        nothingIsKept();
        server.breakOff(FeedServer.PACKAGE, CONTENT.length);
        assertThat(fetched().file()).exists();
    }

    @Test
    void anotherPackageThanTheFeedNamesIsThrownAway() throws Exception {
        server.publish(7, "9.1.0", LATER, CONTENT);
        var other = CONTENT.clone();
        other[4711] ^= 1;
        server.put(FeedServer.PACKAGE, other);
        refused("update.altered", this::fetched);
        nothingIsKept();
        server.put(FeedServer.PACKAGE, "more".repeat(5_000_000).getBytes(StandardCharsets.UTF_8));
        refused("update.altered", this::fetched);
        nothingIsKept();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../slipway.deb", "/etc/slipway.deb", "https://x/y.deb", ".deb", "a b"})
    void aPackageLiesBesideTheFeedAndNowhereElse(String file) {
        server.sign(FeedServer.feed(7, "9.1.0", LATER, file, CONTENT), server.key);
        refused("update.unreadable", () -> updates().look());
    }

    @Test
    void aFeedThatIsAwayIsTold() {
        refused("update.unreachable", () -> updates().look());
        server.close();
        refused("update.unreachable", () -> updates().look());
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://slipway.example/feed.json", "file:///feed.json", "feed.json"})
    void onlySafeWaysAreTaken(String address) {
        refused("update.address", () -> HttpFeedSource.of(address));
    }

    @Test
    void nobodyLooksByHimselfUnlessAPersonAllowedIt() throws Exception {
        server.publish(7, "9.1.0", LATER, CONTENT);
        assertThat(updates().lookIfDue()).isEmpty();
        assertThat(server.requests).hasValue(0);

        updates().daily(true);
        assertThat(updates().lookIfDue()).isPresent();
        assertThat(updates().lookIfDue()).as("once a day").isEmpty();
        assertThat(updates("0.9.0", NOW.plus(Duration.ofHours(23))).lookIfDue()).isEmpty();
        assertThat(updates("0.9.0", NOW.plus(Duration.ofHours(24))).lookIfDue()).isPresent();

        updates().daily(false);
        assertThat(updates("0.9.0", NOW.plus(Duration.ofDays(9))).lookIfDue()).isEmpty();
    }

    @Test
    void aLookThatFailsIsNotRepeatedBeforeTheNextDay() {
        updates().daily(true);
        refused("update.unreachable", () -> updates().lookIfDue());
        var before = server.requests.get();
        assertThat(before).isPositive();
        org.assertj.core.api.Assertions.assertThatCode(() -> updates().lookIfDue())
                .doesNotThrowAnyException();
        assertThat(server.requests).hasValue(before);
    }

    @Test
    void aBuildWithoutAFeedSaysSo() {
        var without =
                new Updates(
                        Optional.empty(),
                        Home.open(folder.resolve("home")),
                        "1.0.0",
                        Optional.empty(),
                        "x86_64",
                        Clock.fixed(NOW, ZoneOffset.UTC));
        assertThat(without.hasFeed()).isFalse();
        refused("update.none", without::look);
    }
}
