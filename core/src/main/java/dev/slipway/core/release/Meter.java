package dev.slipway.core.release;

import dev.slipway.core.traffic.Measurement;
import dev.slipway.core.traffic.Measurement.Counters;
import dev.slipway.core.traffic.TrafficSplit;
import dev.slipway.core.traffic.Weight;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One route's counts for one release: differences of the router's counters, saved once a second,
/// at each change of weight, and at the candidate's first request. Safe from any thread.
final class Meter {
    private static final Duration SAVED_EACH = Duration.ofSeconds(1);

    private final ReleaseStore store;
    private final ReleaseId release;
    private final Part part;
    private @Nullable Measurement last;
    private final Map<Side, Sample> totals = new EnumMap<>(Side.class);
    private final Map<Side, Sample> pending = new EnumMap<>(Side.class);
    private TrafficSplit split = TrafficSplit.NOTHING;
    private Instant savedAt;

    Meter(
            ReleaseStore store,
            ReleaseId release,
            Part part,
            @Nullable Measurement last,
            Map<Side, Sample> before) {
        this.store = store;
        this.release = release;
        this.part = part;
        this.last = last;
        this.savedAt = last == null ? Instant.EPOCH : last.at();
        totals.putAll(before);
    }

    synchronized void holds(TrafficSplit now) {
        split = now;
    }

    synchronized void shifted(TrafficSplit now) {
        flush();
        split = now;
    }

    synchronized void count(Measurement now) {
        var before = last;
        last = now;
        if (before == null) {
            savedAt = now.at();
            pending.clear();
            store.count(release, List.of(), Map.of(part.service(), now));
            return;
        }
        var isFirst = false;
        for (var side : sides()) {
            var came = difference(before, now, side);
            isFirst |= side == Side.CANDIDATE && came.requests() > 0 && requests(side) == 0;
            pending.merge(side, came, Sample::plus);
            totals.merge(side, came, Sample::plus);
        }
        if (isFirst || Duration.between(savedAt, now.at()).compareTo(SAVED_EACH) >= 0) {
            flush();
        }
    }

    /// Stable and candidate always, for their rows stand for each other's.
    private List<Side> sides() {
        return Stream.concat(
                        Stream.of(Side.STABLE, Side.CANDIDATE),
                        part.sides().stream().filter(Side.FURTHER::contains))
                .toList();
    }

    private long requests(Side side) {
        var total = totals.get(side);
        return total == null ? 0 : total.requests();
    }

    private Sample difference(Measurement before, Measurement now, Side side) {
        var slot = part.of(side).flatMap(Generation::slot);
        var was = slot.map(before::of).orElse(Counters.ZERO);
        var is = slot.map(now::of).orElse(Counters.ZERO);
        return new Sample(
                now.at(),
                Duration.between(before.at(), now.at()),
                part.service(),
                side,
                slot.map(split::of).orElse(Weight.NONE),
                grown(was.requests(), is.requests()),
                grown(was.errors(), is.errors()),
                grown(was.probes(), is.probes()),
                side == Side.CANDIDATE ? grown(before.dropped(), now.dropped()) : 0,
                is.latency().since(was.latency()));
    }

    // A counter that went back was begun anew.
    private static long grown(long was, long is) {
        return is >= was ? is - was : is;
    }

    synchronized void flush() {
        var saved = last;
        if (saved == null) {
            return;
        }
        // Of two the one says what the other was asked to have; of more every row is needed.
        var isAny = pending.values().stream().anyMatch(sample -> !sample.isEmpty());
        var isAll = isAny && !part.others().isEmpty();
        var news = pending.values().stream().filter(sample -> isAll || !sample.isEmpty()).toList();
        if (!news.isEmpty()) {
            store.count(release, news, Map.of(part.service(), saved));
        }
        savedAt = saved.at();
        pending.clear();
    }

    synchronized Map<Side, Observed.AtRouter> atRouter(@Nullable Measurement now) {
        var seen = new EnumMap<Side, Observed.AtRouter>(Side.class);
        sides().forEach(side -> seen.put(side, atRouter(now, side)));
        return seen;
    }

    private Observed.AtRouter atRouter(@Nullable Measurement now, Side side) {
        var slot = part.of(side).flatMap(Generation::slot);
        if (now == null || slot.isEmpty()) {
            return Observed.AtRouter.NOTHING;
        }
        var counters = now.of(slot.get());
        var total = totals.getOrDefault(side, Sample.none(part.service(), side, now.at()));
        return new Observed.AtRouter(
                counters.serversUp(), counters.inFlight(), total.requests(), total.probes());
    }
}
