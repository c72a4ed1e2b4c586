package dev.slipway.app.environments;

import dev.slipway.app.text.Texts;
import dev.slipway.app.theme.Tone;
import dev.slipway.core.engine.ContainerState;
import java.util.Collection;
import java.util.List;

/// How a container's state looks and reads. Pure.
final class ContainerWords {
    /// From the worst on.
    private static final List<Tone> BY_TROUBLE =
            List.of(
                    Tone.FAILURE,
                    Tone.WARNING,
                    Tone.PAUSED,
                    Tone.RUNNING,
                    Tone.QUEUED,
                    Tone.SUCCESS,
                    Tone.SKIPPED);

    private ContainerWords() {}

    static Tone tone(ContainerState state) {
        return switch (state.run()) {
            case CREATED -> Tone.QUEUED;
            case PAUSED -> Tone.PAUSED;
            case RESTARTING -> Tone.WARNING;
            case DEAD -> Tone.FAILURE;
            case EXITED -> exitCode(state) == 0 ? Tone.SKIPPED : Tone.FAILURE;
            case RUNNING ->
                    switch (state.health()) {
                        case NONE, HEALTHY -> Tone.SUCCESS;
                        case STARTING -> Tone.RUNNING;
                        case UNHEALTHY -> Tone.FAILURE;
                    };
        };
    }

    static String words(Texts texts, ContainerState state) {
        var key =
                state.run() == ContainerState.Run.RUNNING
                                && state.health() != ContainerState.Health.NONE
                        ? state.health().name()
                        : state.run().name();
        return texts.of("environments.state." + key, exitCode(state));
    }

    private static int exitCode(ContainerState state) {
        var code = state.exitCode();
        return code == null ? 0 : code;
    }

    /// The worst of several; unknown where there is none.
    static Tone worst(Collection<Tone> tones) {
        return BY_TROUBLE.stream().filter(tones::contains).findFirst().orElse(Tone.UNKNOWN);
    }

    /// `4.1 %` of one core.
    static String percent(double value) {
        return String.format(java.util.Locale.ROOT, value < 9.95 ? "%.1f %%" : "%.0f %%", value);
    }
}
