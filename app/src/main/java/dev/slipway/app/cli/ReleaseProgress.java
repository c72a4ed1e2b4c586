package dev.slipway.app.cli;

import dev.slipway.core.release.Phase;
import dev.slipway.core.release.Reason;
import dev.slipway.core.release.ReleaseId;
import dev.slipway.core.release.ReleaseStatus;
import java.time.Duration;

/// Follows a release on standard error until it settles or waits for a person. For one thread.
final class ReleaseProgress {
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final Session session;
    private final ReleaseId id;
    private String told = "";

    ReleaseProgress(Session session, ReleaseId id) {
        this.session = session;
        this.id = id;
    }

    /// Prints the last status as the command's result and returns the exit status.
    int followAndPrint() throws InterruptedException {
        var status = follow();
        session.result(() -> ReleaseJson.status(status), () -> ReleaseText.status(status));
        return exitStatus(status);
    }

    private ReleaseStatus follow() throws InterruptedException {
        var releases = session.core().releases();
        while (true) {
            var before = told;
            var status =
                    releases.await(id, s -> isAtRest(s) || !line(s).equals(before), LOOK_AGAIN);
            tell(status);
            if (isAtRest(status)) {
                return status;
            }
            releases.ensureDriven();
        }
    }

    private void tell(ReleaseStatus status) {
        var line = line(status);
        if (!line.equals(told)) {
            session.console().progress(line);
            told = line;
        }
    }

    private static String line(ReleaseStatus status) {
        return ReleaseText.line(status)
                + status.waitingFor().map(w -> "  waiting for " + w.what()).orElse("");
    }

    static boolean isAtRest(ReleaseStatus status) {
        return status.phase().isSettled() || waitsForPerson(status);
    }

    /// True where only a person (or more traffic) moves it on; a timed pause ends by itself.
    static boolean waitsForPerson(ReleaseStatus status) {
        if (status.phase() != Phase.Paused) {
            return false;
        }
        var timed = status.waitingFor().flatMap(ReleaseStatus.WaitingFor::until).isPresent();
        var reason = status.reason().orElse(Reason.ManualPause);
        return !(timed && reason == Reason.PauseStep);
    }

    static int exitStatus(ReleaseStatus status) {
        if (status.phase() == Phase.Degraded) {
            return BaseCommand.BAD;
        }
        return waitsForPerson(status) ? BaseCommand.WAITS : BaseCommand.OK;
    }
}
