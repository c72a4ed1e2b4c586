package dev.slipway.core.pipeline.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChosenPlaceTest {
    @ParameterizedTest
    @CsvSource({
        "area, /workspace/area",
        "./a/b/../../c/./d, /workspace/c/d",
        "/srv/build, /srv/build",
        "/build, /build",
        "../beside, /beside",
        "/tmp/some-sub-dir/, /tmp/some-sub-dir"
    })
    void isStraight(String wanted, String place) {
        assertThat(ChosenPlace.of(wanted)).isEqualTo(place);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                ".",
                "..",
                "/workspace",
                "/tmp",
                "/etc",
                "/etc/x",
                "/slipway/x",
                "../proc",
                "/usr/../bin/x",
                "a:b",
                "a,b",
                "x\ny"
            })
    void leavesTheSystemAlone(String wanted) {
        assertThatThrownBy(() -> ChosenPlace.of(wanted)).hasMessageContaining("cannot be at");
    }
}
