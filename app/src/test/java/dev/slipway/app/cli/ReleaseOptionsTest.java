package dev.slipway.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.compose.ReleaseSpec.Step.Pause;
import dev.slipway.core.compose.ReleaseSpec.Step.SetWeight;
import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.traffic.Weight;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseOptionsTest {

    @Test
    void readsTheThreeSpellingsOfAStep() {
        assertThat(ReleaseOptions.step("setWeight=12.5"))
                .isEqualTo(new SetWeight(new Weight(1250)));
        assertThat(ReleaseOptions.step("pause")).isEqualTo(new Pause(Optional.empty()));
        assertThat(ReleaseOptions.step("pause=1h30m"))
                .isEqualTo(new Pause(Optional.of(Duration.ofMinutes(90))));
    }

    @ParameterizedTest
    @CsvSource({"2m,120000", "90s,90000", "500ms,500", "1m30s,90000", "1h,3600000"})
    void readsDurations(String text, long millis) {
        assertThat(ReleaseOptions.step("pause=" + text))
                .isEqualTo(new Pause(Optional.of(Duration.ofMillis(millis))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"setWeight=101", "setWeight=-1", "setWeight=ten", "setWeight=NaN"})
    void refusesWeightsOutsideTheScale(String step) {
        assertThatThrownBy(() -> ReleaseOptions.step(step))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo("release.weight"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "wait=2m", "setWeight", "pause=soon", "pause="})
    void refusesWhatIsNotAStep(String step) {
        assertThatThrownBy(() -> ReleaseOptions.step(step)).isInstanceOf(ProblemException.class);
    }
}
