package dev.slipway.app.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.release.ReleaseLogs.Line;
import dev.slipway.core.release.Side;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlignedRowsTest {
    private static final Instant AT = Instant.parse("2026-11-22T14:00:00Z");

    private static Line line(long millis, Side side, String text) {
        return new Line(AT.plusMillis(millis), side, "web-1", false, text);
    }

    private static List<String> words(List<Line> lines) {
        return AlignedRows.of(lines).stream()
                .map(row ->
                        row.at().toEpochMilli()
                                - AT.toEpochMilli()
                                + " "
                                + row.stable().map(Line::text).orElse("-")
                                + " "
                                + row.tried().map(Line::text).orElse("-"))
                .toList();
    }

    @Test
    void linesOfOneSecondStandSideBySide() {
        assertThat(
                        words(
                                List.of(
                                        line(100, Side.STABLE, "a"),
                                        line(900, Side.CANDIDATE, "b"),
                                        line(950, Side.CANDIDATE, "c"),
                                        line(2100, Side.STABLE, "d"))))
                .containsExactly("100 a b", "950 - c", "2100 d -");
    }

    @Test
    void linesThatComeLateAreSortedIn() {
        assertThat(words(List.of(line(3000, Side.THIRD, "z"), line(10, Side.STABLE, "a"))))
                .containsExactly("10 a -", "3000 - z");
    }

    @Test
    void nothingIsNoRow() {
        assertThat(AlignedRows.of(List.of())).isEmpty();
    }
}
