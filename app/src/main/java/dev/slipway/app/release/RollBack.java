package dev.slipway.app.release;

import dev.slipway.app.AppContext;
import dev.slipway.app.problem.Problem;
import dev.slipway.core.release.ReleaseId;
import dev.slipway.core.release.ReleaseStatus;
import dev.slipway.core.release.ReleaseStatus.Verb;
import java.util.Optional;
import java.util.function.Consumer;

/// Back to what was there before: a live release goes back to stable, one that ended well is
/// followed by a release of the version before. FX thread only.
final class RollBack {
    private RollBack() {}

    /// @param then told the release that does it
    static void start(
            AppContext context,
            ReleaseStatus status,
            Consumer<ReleaseId> then,
            Consumer<Problem> refused) {
        var user = System.getProperty("user.name", "");
        var releases = context.core().releases();
        context.background()
                .load(
                        () -> {
                            var id = status.id();
                            if (status.allows(Verb.ABORT)) {
                                releases.ask(id, Verb.ABORT, user, "");
                            } else {
                                id =
                                        releases.rollback(
                                                status.project(),
                                                status.environment(),
                                                Optional.empty(),
                                                user,
                                                "");
                            }
                            releases.ensureDriven();
                            return id;
                        },
                        then,
                        refused);
    }
}
