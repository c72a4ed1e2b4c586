package dev.slipway.app.release;

import dev.slipway.app.text.Texts;
import dev.slipway.app.theme.Tone;
import dev.slipway.core.release.Outcome;
import dev.slipway.core.release.Phase;
import dev.slipway.core.release.ReleaseStatus;
import java.util.Optional;

/// How a release's state looks and reads.
public final class Phases {
    private Phases() {}

    public static Tone tone(ReleaseStatus status) {
        return tone(status.phase(), status.outcome());
    }

    public static Tone tone(Phase phase, Optional<Outcome> outcome) {
        return switch (phase) {
            case Pending -> Tone.QUEUED;
            case Progressing, Promoting -> Tone.RUNNING;
            case Paused -> Tone.PAUSED;
            case Aborting -> Tone.WARNING;
            case Healthy -> Tone.SUCCESS;
            case Degraded ->
                    outcome.filter(o -> o == Outcome.Aborted).isPresent()
                            ? Tone.ABORTED
                            : Tone.FAILURE;
        };
    }

    /// The phase, and why where there is a reason.
    public static String words(Texts texts, ReleaseStatus status) {
        var phase = texts.of("releases.phase." + status.phase().name());
        return status.reason()
                .map(reason -> phase + ": " + texts.of("releases.reason." + reason.name()))
                .orElse(phase);
    }

    public static String outcome(Texts texts, ReleaseStatus status) {
        return status.outcome().map(o -> texts.of("releases.outcome." + o.name())).orElse("");
    }

    /// The strategy's name; a first deploy has none.
    public static String strategy(Texts texts, ReleaseStatus status) {
        return status.strategy()
                .map(s -> texts.of("releases.strategy." + s.word()))
                .orElse(texts.of("releases.strategy.first"));
    }
}
