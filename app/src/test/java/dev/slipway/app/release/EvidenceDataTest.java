package dev.slipway.app.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.release.verdict.EvidencePoint;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class EvidenceDataTest {
    private static final Instant T0 = Instant.parse("2026-11-22T10:00:00Z");

    @Test
    void theWayToAVerdictIsWholeWhereTheVerdictIsAndNothingWhereEvidenceSpeaksAgainst() {
        var way =
                EvidenceData.way(
                        List.of(
                                new EvidencePoint(T0, "errors", 0.2, 20),
                                new EvidencePoint(T0, "latency", 7, 7),
                                new EvidencePoint(T0.plusSeconds(1), "errors", 100, 0.5)),
                        "errors",
                        1);
        assertThat(way.lines().get(0).values())
                .containsExactly(OptionalDouble.of(0), OptionalDouble.of(100));
        assertThat(way.lines().get(1).values())
                .containsExactly(OptionalDouble.of(100), OptionalDouble.of(0));
    }

    @Test
    void metricsThatShareWhatMayGoWrongHaveAFurtherWay() {
        assertThat(EvidenceData.percent(100, 200)).isLessThan(100);
    }

    @Test
    void howLongItTakesFollowsFromWhatComesAndIsUnknownWithoutTraffic() {
        assertThat(EvidenceData.eta(600, 10)).contains(Duration.ofMinutes(1));
        assertThat(EvidenceData.eta(600, 0)).isEmpty();
    }
}
