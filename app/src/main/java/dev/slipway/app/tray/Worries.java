package dev.slipway.app.tray;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// What needs a person now, and what of it was acknowledged. An acknowledgement holds for a day,
/// and a failed run stops being a worry a day after it ended. For one thread.
final class Worries {
    private static final Duration A_DAY = Duration.ofHours(24);

    private final Map<String, Instant> acknowledged = new HashMap<>();
    private List<News> now = List.of();
    private boolean anythingRuns;

    /// Takes a new look; the worst comes first.
    void look(Facts facts) {
        var found = new ArrayList<News>();
        if (!facts.engineAnswers()) {
            found.add(
                    new News(
                            NewsKind.ENGINE_LOST,
                            "engine",
                            "",
                            dev.slipway.app.projects.Places.projects()));
        }
        for (var release : facts.releases()) {
            if (release.regressed() || release.needsPerson()) {
                found.add(
                        new News(
                                release.regressed() ? NewsKind.GUARD_TRIPPED : NewsKind.WAITS,
                                release.id().toString(),
                                release.target(),
                                dev.slipway.app.release.Places.of(release.id())));
            }
        }
        var seen = new HashSet<String>();
        for (var run : facts.runs()) {
            var isLatest = seen.add(run.id().project() + " " + run.ref());
            if (run.waits() || isLatest && run.isBad() && isOfToday(run, facts.at())) {
                found.add(
                        new News(
                                run.waits() ? NewsKind.WAITS : NewsKind.RUN_FAILED,
                                run.id().toString(),
                                run.id().toString(),
                                dev.slipway.app.projects.Places.of(run.id())));
            }
        }
        now = List.copyOf(found);
        anythingRuns =
                facts.runs().stream().anyMatch(run -> !run.status().isFinal())
                        || facts.releases().stream().anyMatch(r -> !r.phase().isSettled());
        acknowledged.values().removeIf(at -> at.plus(A_DAY).isBefore(facts.at()));
        acknowledged.keySet().retainAll(now.stream().map(News::subject).toList());
    }

    private static boolean isOfToday(Facts.Run run, Instant now) {
        return run.endedAt().filter(end -> end.plus(A_DAY).isAfter(now)).isPresent();
    }

    List<News> all() {
        return now;
    }

    void acknowledge(String subject, Instant at) {
        acknowledged.put(subject, at);
    }

    void acknowledgeAll(Instant at) {
        now.forEach(news -> acknowledged.put(news.subject(), at));
    }

    boolean isAcknowledged(News news) {
        return acknowledged.containsKey(news.subject());
    }

    TrayFace face(boolean doNotDisturb) {
        if (doNotDisturb) {
            return TrayFace.SLASH;
        }
        if (now.stream().anyMatch(news -> !isAcknowledged(news))) {
            return TrayFace.SOLID;
        }
        return anythingRuns ? TrayFace.DOT : TrayFace.OUTLINE;
    }
}
