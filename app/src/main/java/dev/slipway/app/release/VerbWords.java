package dev.slipway.app.release;

import dev.slipway.app.text.Texts;
import dev.slipway.core.release.Phase;
import dev.slipway.core.release.Reason;
import dev.slipway.core.release.ReleaseStatus;
import dev.slipway.core.release.ReleaseStatus.Verb;
import java.util.Locale;

/// Why a verb is not allowed now, in the window's language: English as the core says it; other
/// languages by the state that the release is in. Pure.
final class VerbWords {
    private VerbWords() {}

    /// @param why as the core says it
    static String of(Texts texts, ReleaseStatus status, Verb verb, String why) {
        return why.isEmpty() || texts.locale().getLanguage().equals(Locale.ENGLISH.getLanguage())
                ? why
                : texts.of("releases.refused." + key(status, verb));
    }

    static String key(ReleaseStatus status, Verb verb) {
        return switch (verb) {
            case WEIGHT -> status.strategy().isEmpty() ? "first" : underWay(status, "oneVersion");
            case PROMOTE -> gate(status, "noStep");
            case PROMOTE_FULL -> underWay(status, "promoting");
            case PAUSE -> underWay(status, "paused");
            case RESUME -> "notByHand";
            case ABORT -> status.phase() == Phase.Aborting ? "aborting" : "endedRollBack";
            case RETRY -> "notAborted";
            case APPROVE -> "noApproval";
            case ROLLBACK -> "notHealthy";
        };
    }

    private static String underWay(ReleaseStatus status, String otherwise) {
        return switch (status.phase()) {
            case Pending -> "pending";
            case Aborting -> "aborting";
            case Healthy, Degraded -> "ended";
            case Paused -> gate(status, otherwise);
            case Progressing, Promoting -> otherwise;
        };
    }

    private static String gate(ReleaseStatus status, String otherwise) {
        var reason = status.reason();
        return reason.filter(Reason.FreezeWindow::equals).isPresent()
                ? "freeze"
                : reason.filter(Reason.ApprovalGate::equals).isPresent() ? "gate" : otherwise;
    }
}
