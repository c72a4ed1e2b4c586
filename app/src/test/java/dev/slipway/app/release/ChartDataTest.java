package dev.slipway.app.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.release.Sample;
import dev.slipway.core.release.Side;
import dev.slipway.core.traffic.Histogram;
import dev.slipway.core.traffic.Weight;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ChartDataTest {
    private static final Instant T0 = Instant.parse("2026-11-22T10:00:00Z");

    private static Sample counted(int second, Side side, long requests, long errors) {
        return new Sample(
                T0.plusSeconds(second),
                Duration.ofSeconds(1),
                "web",
                side,
                Weight.percent(side == Side.CANDIDATE ? 20 : 80),
                requests,
                errors,
                0,
                0,
                Histogram.of(Map.of(4000L, requests)));
    }

    private final List<Sample> series =
            List.of(
                    counted(0, Side.STABLE, 75, 0),
                    counted(0, Side.CANDIDATE, 25, 5),
                    counted(1, Side.STABLE, 0, 0),
                    counted(1, Side.CANDIDATE, 0, 0));

    @Test
    void theShareIsOfWhatWasCountedAndEmptyWhereNothingWas() {
        var shares = ChartData.shares(series);
        assertThat(shares.lines().get(0).values())
                .containsExactly(OptionalDouble.of(20), OptionalDouble.of(20));
        assertThat(shares.lines().get(1).values())
                .containsExactly(OptionalDouble.of(25), OptionalDouble.empty());
    }

    @Test
    void errorsAreOfEachVersionsOwnRequests() {
        var errors = ChartData.errors(series);
        assertThat(errors.lines().get(0).values().getFirst()).isEqualTo(OptionalDouble.of(0));
        assertThat(errors.lines().get(1).values().getFirst()).isEqualTo(OptionalDouble.of(20));
        assertThat(errors.largest()).contains(20.0);
    }

    @Test
    void latencyIsInMilliseconds() {
        assertThat(ChartData.p95(series).lines().get(1).values().getFirst())
                .isEqualTo(OptionalDouble.of(4));
    }
}
