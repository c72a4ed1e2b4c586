package dev.slipway.core.release;

import dev.slipway.core.traffic.Measurement;
import dev.slipway.core.traffic.Measurement.Counters;
import dev.slipway.core.traffic.TrafficSplit;
import dev.slipway.core.traffic.Weight;
import java.time.Duration;
import java.time.Instant;
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
    private Side.Pair<Sample> totals;
    private Side.Pair<Sample> pending;
    private TrafficSplit split = TrafficSplit.NOTHING;
    private Instant savedAt;

    Meter(
            ReleaseStore store,
            ReleaseId release,
            Part part,
            @Nullable Measurement last,
            Side.@Nullable Pair<Sample> totals) {
        this.store = store;
        this.release = release;
        this.part = part;
        this.last = last;
        this.savedAt = last == null ? Instant.EPOCH : last.at();
        this.totals = totals == null ? nothing(savedAt) : totals;
        this.pending = nothing(savedAt);
    }

    private Side.Pair<Sample> nothing(Instant at) {
        return new Side.Pair<>(
                Sample.none(part.service(), Side.STABLE, at),
                Sample.none(part.service(), Side.CANDIDATE, at));
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
            pending = nothing(now.at());
            store.count(release, List.of(), Map.of(part.service(), now));
            return;
        }
        var stable = difference(before, now, Side.STABLE);
        var candidate = difference(before, now, Side.CANDIDATE);
        var isFirst = totals.candidate().requests() == 0 && candidate.requests() > 0;
        pending = Sample.plus(pending, new Side.Pair<>(stable, candidate));
        totals = Sample.plus(totals, new Side.Pair<>(stable, candidate));
        if (isFirst || Duration.between(savedAt, now.at()).compareTo(SAVED_EACH) >= 0) {
            flush();
        }
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
        var news =
                Stream.of(pending.stable(), pending.candidate())
                        .filter(sample -> !sample.isEmpty())
                        .toList();
        if (!news.isEmpty()) {
            store.count(release, news, Map.of(part.service(), saved));
        }
        savedAt = saved.at();
        pending = nothing(saved.at());
    }

    synchronized Side.Pair<Observed.AtRouter> atRouter(@Nullable Measurement now) {
        return new Side.Pair<>(atRouter(now, Side.STABLE), atRouter(now, Side.CANDIDATE));
    }

    private Observed.AtRouter atRouter(@Nullable Measurement now, Side side) {
        var slot = part.of(side).flatMap(Generation::slot);
        if (now == null || slot.isEmpty()) {
            return Observed.AtRouter.NOTHING;
        }
        var counters = now.of(slot.get());
        var total = totals.of(side);
        return new Observed.AtRouter(
                counters.serversUp(), counters.inFlight(), total.requests(), total.probes());
    }
}
