package dev.slipway.app.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.traffic.Weight;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class VariantSharesTest {
    private static final VariantShares THREE = shares(50, 30, 20);

    private static VariantShares shares(double... percents) {
        var names = List.of("control", "b", "c", "d", "e").subList(0, percents.length);
        return new VariantShares(
                names,
                java.util.Arrays.stream(percents).mapToObj(Weight::percent).toList(),
                Set.of());
    }

    private static List<Double> percents(VariantShares shares) {
        return shares.weights().stream().map(Weight::percent).toList();
    }

    @Test
    void aThumbMovesShareBetweenItsNeighbours() {
        assertThat(percents(THREE.moved(0, Weight.percent(60)))).containsExactly(60.0, 20.0, 20.0);
        assertThat(percents(THREE.moved(1, Weight.percent(70)))).containsExactly(50.0, 20.0, 30.0);
    }

    @Test
    void draggingLeavesEverybodyOnePercent() {
        assertThat(percents(THREE.moved(0, Weight.ALL))).containsExactly(79.0, 1.0, 20.0);
        assertThat(percents(THREE.moved(1, Weight.NONE))).containsExactly(50.0, 1.0, 49.0);
    }

    @Test
    void aLockedVariantIsShiftedAndKeepsItsWeight() {
        var locked = THREE.withLocked("b", true);
        assertThat(percents(locked.moved(0, Weight.percent(55)))).containsExactly(55.0, 30.0, 15.0);
        assertThat(locked.withLocked("control", true).moved(0, Weight.percent(55)).weights())
                .isEqualTo(THREE.weights());
    }

    @Test
    void anExactWeightIsExactAndTheRestGoesToTheControl() {
        assertThat(percents(THREE.set(2, Weight.percent(0.01)))).containsExactly(69.99, 30.0, 0.01);
        assertThat(percents(THREE.set(0, Weight.percent(12.34))))
                .containsExactly(12.34, 67.66, 20.0);
        assertThat(THREE.restOf(2)).containsExactly("control");
        assertThat(THREE.withLocked("control", true).restOf(2)).containsExactly("b");
    }

    @Test
    void moreThanThereIsTakesWhatTheOthersCanSpare() {
        assertThat(percents(THREE.set(1, Weight.ALL))).containsExactly(0.01, 99.98, 0.01);
        assertThat(percents(THREE.withLocked("control", true).set(1, Weight.ALL)))
                .containsExactly(50.0, 49.99, 0.01);
    }

    @Test
    void whateverIsMovedTheSumIsWholeAndNobodyHasNothing() {
        var random = new Random(7);
        for (int variants = 2; variants <= 5; variants++) {
            var shares = shares(equal(variants));
            for (int move = 0; move < 2_000; move++) {
                var weight = new Weight(random.nextInt(10_001));
                shares =
                        random.nextBoolean()
                                ? shares.moved(random.nextInt(variants - 1), weight)
                                : shares.set(random.nextInt(variants), weight);
                shares =
                        shares.withLocked(
                                shares.names().get(random.nextInt(variants)),
                                random.nextInt(4) == 0);
                // the constructor refuses any sum but 100 %
                assertThat(shares.weights()).allMatch(w -> w.basisPoints() >= 1);
            }
        }
    }

    private static double[] equal(int variants) {
        var all = new double[variants];
        java.util.Arrays.fill(all, 100.0 / variants);
        if (variants == 3) {
            return new double[] {33.34, 33.33, 33.33};
        }
        return all;
    }

    @Test
    void weightsAreReadAsPeopleWriteThem() {
        assertThat(Stream.of("12.5", "0.01", "30 %", "7,25", "100").map(ExactWeight::of))
                .allMatch(java.util.Optional::isPresent);
        assertThat(ExactWeight.of("7,25")).contains(Weight.percent(7.25));
        assertThat(Stream.of("", "abc", "-1", "100.5", "1e2", "1.2.3").map(ExactWeight::of))
                .allMatch(java.util.Optional::isEmpty);
    }
}
