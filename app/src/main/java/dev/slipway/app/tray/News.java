package dev.slipway.app.tray;

import dev.slipway.app.projects.Places;
import dev.slipway.app.shell.Address;
import dev.slipway.core.pipeline.Status;
import dev.slipway.core.release.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Something that a person wants to hear of.
///
/// @param subject of which only the latest is shown: `shop/42`, `r12`, `engine`
/// @param about what its text names
/// @param page where it is shown
public record News(NewsKind kind, String subject, String about, Address page) {
    private static final Duration LONG = Duration.ofMinutes(5);

    /// What became news from one look to the next; pure. What went on before the first look is
    /// none, and neither is what a person did and sees the end of: a promotion is told only to who
    /// asked for it.
    static List<News> between(Facts before, Facts after) {
        var news = new ArrayList<News>();
        after.runs().forEach(run -> of(before, run).ifPresent(news::add));
        after.releases().forEach(release -> of(before, release).ifPresent(news::add));
        if (before.engineAnswers() && !after.engineAnswers()) {
            news.add(new News(NewsKind.ENGINE_LOST, "engine", "", Places.projects()));
        }
        return news;
    }

    private static Optional<News> of(Facts before, Facts.Run run) {
        var old = before.run(run.id());
        if (run.waits()) {
            return old.filter(Facts.Run::waits).isPresent()
                    ? Optional.empty()
                    : Optional.of(about(NewsKind.WAITS, run));
        }
        var isOver =
                run.status().isFinal()
                        && old.map(o -> !o.status().isFinal())
                                .orElseGet(() ->
                                        run.endedAt()
                                                .filter(end -> end.isAfter(before.at()))
                                                .isPresent());
        return isOver ? kind(run).map(kind -> about(kind, run)) : Optional.empty();
    }

    private static Optional<NewsKind> kind(Facts.Run run) {
        if (run.isBad()) {
            return Optional.of(NewsKind.RUN_FAILED);
        }
        if (run.status() != Status.SUCCESS) {
            return Optional.empty();
        }
        if (run.wasBad()) {
            return Optional.of(NewsKind.RUN_FIXED);
        }
        return Optional.of(
                run.duration().compareTo(LONG) > 0 ? NewsKind.LONG_RUN : NewsKind.RUN_SUCCEEDED);
    }

    private static News about(NewsKind kind, Facts.Run run) {
        return new News(kind, run.id().toString(), run.id().toString(), Places.of(run.id()));
    }

    private static Optional<News> of(Facts before, Facts.Release release) {
        var old = before.release(release.id());
        if (release.regressed() && !old.map(Facts.Release::regressed).orElse(false)) {
            return Optional.of(about(NewsKind.GUARD_TRIPPED, release));
        }
        if (release.needsPerson() && !old.map(Facts.Release::needsPerson).orElse(false)) {
            return Optional.of(about(NewsKind.WAITS, release));
        }
        if (old.flatMap(Facts.Release::outcome).isPresent()) {
            return Optional.empty();
        }
        return release.outcome().flatMap(News::kind).map(kind -> about(kind, release));
    }

    private static Optional<NewsKind> kind(Outcome outcome) {
        return switch (outcome) {
            case Failed -> Optional.of(NewsKind.RELEASE_FAILED);
            case RolledBack, FastRolledBack -> Optional.of(NewsKind.ROLLED_BACK);
            case Promoted, FastPromoted -> Optional.of(NewsKind.RELEASED);
            case Aborted, Superseded -> Optional.empty();
        };
    }

    private static News about(NewsKind kind, Facts.Release release) {
        return new News(
                kind,
                release.id().toString(),
                release.target(),
                dev.slipway.app.release.Places.of(release.id()));
    }
}
