package dev.slipway.app.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.traffic.Weight;
import java.util.List;
import org.junit.jupiter.api.Test;

class WeightScaleTest {
    private final WeightScale scale =
            new WeightScale(List.of(Weight.percent(50), Weight.percent(5), Weight.percent(5)));

    @Test
    void arrowsStopAtTheEnds() {
        assertThat(scale.moved(Weight.percent(0.5), -WeightScale.STEP)).isEqualTo(Weight.NONE);
        assertThat(scale.moved(Weight.percent(98), WeightScale.BIG_STEP)).isEqualTo(Weight.ALL);
        assertThat(scale.moved(Weight.percent(10), WeightScale.STEP)).isEqualTo(Weight.percent(11));
    }

    @Test
    void pageKeysGoFromStepToStep() {
        assertThat(scale.nextMark(Weight.NONE)).isEqualTo(Weight.percent(5));
        assertThat(scale.nextMark(Weight.percent(5))).isEqualTo(Weight.percent(50));
        assertThat(scale.nextMark(Weight.percent(50))).isEqualTo(Weight.ALL);
        assertThat(scale.previousMark(Weight.percent(50))).isEqualTo(Weight.percent(5));
        assertThat(scale.previousMark(Weight.percent(5))).isEqualTo(Weight.NONE);
    }

    @Test
    void aPointerMeansWholePercentWithinTheBar() {
        assertThat(WeightScale.at(25.4, 100)).isEqualTo(Weight.percent(25));
        assertThat(WeightScale.at(-3, 100)).isEqualTo(Weight.NONE);
        assertThat(WeightScale.at(300, 100)).isEqualTo(Weight.ALL);
        assertThat(WeightScale.at(5, 0)).isEqualTo(Weight.NONE);
    }
}
