package dev.slipway.core.update;

import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.settings.Home;
import dev.slipway.core.update.UpdateMemory.Remembered;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/// Newer versions of Slipway. Looks when asked, and once a day only where a person allowed it;
/// fetches when asked; never installs. Safe from any thread; blocking.
public final class Updates {
    private static final Duration A_DAY = Duration.ofDays(1);

    /// The feed and the keys whose signature on it is believed.
    public record Trusted(FeedSource source, FeedKeys keys) {}

    private final Optional<Supplier<Trusted>> feed;
    private final Home home;
    private final UpdateMemory memory;
    private final String current;
    private final Optional<PackageKind> installed;
    private final String processor;
    private final Clock clock;

    /// @param feed asked when it is needed; empty for a build that has none
    /// @param current this program's version, `development` from loose classes
    /// @param installed how it was installed, empty if it was not
    public Updates(
            Optional<Supplier<Trusted>> feed,
            Home home,
            String current,
            Optional<PackageKind> installed,
            String processor,
            Clock clock) {
        this.feed = feed;
        this.home = home;
        this.memory = new UpdateMemory(home);
        this.current = current;
        this.installed = installed;
        this.processor = processor;
        this.clock = clock;
    }

    /// This program's version.
    public String current() {
        return current;
    }

    /// False for a build without a feed: then there is nothing to look at.
    public boolean hasFeed() {
        return feed.isPresent();
    }

    /// True if a person allowed a look a day.
    public boolean isDaily() {
        return memory.read().daily();
    }

    /// Allows or forbids the look a day. Problem `home.unusable`.
    public void daily(boolean allowed) {
        var remembered = memory.read();
        memory.write(new Remembered(allowed, remembered.lookedAt(), remembered.serial()));
    }

    /// Looks if that is allowed and the last look, however it ended, was a day ago; else empty.
    /// Problems as of `look`.
    public Optional<UpdateNews> lookIfDue() throws InterruptedException {
        var remembered = memory.read();
        var now = clock.instant();
        // a last look in the future is one by a wrong clock
        var isDue =
                remembered
                        .lookedAt()
                        .map(at -> at.isAfter(now) || !at.plus(A_DAY).isAfter(now))
                        .orElse(true);
        if (!remembered.daily() || !hasFeed() || !isDue) {
            return Optional.empty();
        }
        memory.write(new Remembered(true, Optional.of(now), remembered.serial()));
        return Optional.of(look());
    }

    /// Reads the feed now. Problems `update.none`, `update.unreachable`, `update.signature`,
    /// `update.unreadable`, `update.stale`, `home.unusable`.
    public UpdateNews look() throws InterruptedException {
        var trusted = trusted();
        var content = trusted.source().feed();
        trusted.keys().check(content, trusted.source().signatures());
        var read = Feed.parse(content);
        remember(read);
        var newest = read.newest();
        return newest.filter(release -> isNewer(release.version()))
                .<UpdateNews>map(release -> new UpdateNews.Newer(release, offered(release)))
                .orElseGet(() -> new UpdateNews.UpToDate(newest.map(release -> release.version())));
    }

    private Trusted trusted() {
        return feed.orElseThrow(() ->
                        ProblemException.usage(
                                "update.none",
                                "This build of Slipway has no update feed.",
                                "Build it anew from its source, or name a feed and its key by"
                                        + " SLIPWAY_UPDATE_FEED and SLIPWAY_UPDATE_KEY."))
                .get();
    }

    /// A feed of before, or one that nobody vouches for any more, says nothing: it could hide what
    /// came after it.
    private void remember(Feed read) {
        var remembered = memory.read();
        if (read.serial() < remembered.serial()) {
            throw stale("it is number " + read.serial() + ", seen was " + remembered.serial());
        }
        if (read.expires().isBefore(clock.instant())) {
            throw stale("it ran out at " + read.expires());
        }
        memory.write(
                new Remembered(remembered.daily(), Optional.of(clock.instant()), read.serial()));
    }

    private static ProblemException stale(String why) {
        return ProblemException.result(
                "update.stale",
                "The update feed is an old one: " + why + ".",
                "Try again later. If it stays so, something between here and its publisher holds"
                        + " an old copy; look at this machine's clock too.");
    }

    /// Loose classes have no version and are newer than any release.
    private boolean isNewer(ReleaseNumber offered) {
        return ReleaseNumber.parse(current).map(offered::isNewerThan).orElse(false);
    }

    private Optional<FeedRelease.Package> offered(FeedRelease release) {
        return installed.flatMap(kind -> release.packageFor(kind, processor));
    }

    /// Has the package of a newer version on this machine, checked. Problems `update.none`,
    /// `update.unreachable`, `update.truncated`, `update.altered`, `home.unusable`.
    ///
    /// @param progress hears how many bytes there are so far
    public ReadyPackage fetch(
            FeedRelease release, FeedRelease.Package wanted, LongConsumer progress)
            throws InterruptedException {
        var file = new PackageFetch(trusted().source(), home).fetch(wanted, progress);
        return new ReadyPackage(
                release.version(), file, wanted.sha256(), wanted.kind().command(file));
    }
}
