package dev.slipway.app.release;

import dev.slipway.app.text.Texts;
import dev.slipway.core.release.Phase;
import dev.slipway.core.release.Reason;
import dev.slipway.core.release.ReleaseStatus;
import dev.slipway.core.release.ReleaseStatus.WaitingFor;
import java.util.Locale;

/// What a release waits for, in the window's language: English as the core says it, with all its
/// figures; other languages by the state that the release is in. Pure.
final class WaitingWords {
    private WaitingWords() {}

    static String of(Texts texts, ReleaseStatus status, WaitingFor waiting) {
        return texts.locale().getLanguage().equals(Locale.ENGLISH.getLanguage())
                ? waiting.what()
                : texts.of("releases.wait." + key(status, waiting));
    }

    private static String key(ReleaseStatus status, WaitingFor waiting) {
        return switch (status.phase()) {
            case Pending -> "turn";
            case Paused -> paused(status.reason().orElse(Reason.PauseStep), waiting);
            case Progressing, Promoting -> progressing(status);
            case Aborting -> "drain";
            case Healthy, Degraded -> "kept";
        };
    }

    private static String paused(Reason reason, WaitingFor waiting) {
        return switch (reason) {
            case NotEnoughTraffic -> "requests";
            case InconclusiveAnalysis -> "undecided";
            case FreezeWindow -> "freeze";
            case ApprovalGate -> "approval";
            case ManualPause -> "byHand";
            case PauseStep, ControllerRestarted, DriftDetected ->
                    waiting.until().isPresent() ? "pauseEnd" : "promotion";
        };
    }

    private static String progressing(ReleaseStatus status) {
        if (!status.verdicts().isEmpty()) {
            return "verdict";
        }
        if (status.variants().stream().anyMatch(v -> v.ready() < v.replicas())) {
            return "healthy";
        }
        return status.phase() == Phase.Promoting ? "lastCheck" : "step";
    }
}
