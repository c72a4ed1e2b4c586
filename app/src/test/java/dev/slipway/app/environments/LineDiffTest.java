package dev.slipway.app.environments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LineDiffTest {
    private static String marked(String before, String after) {
        return LineDiff.of(before, after).stream()
                .map(line -> line.kind().mark().charAt(0) + line.text())
                .collect(Collectors.joining(","));
    }

    @Test
    void whatStayedIsNotToldAsChanged() {
        assertThat(marked("a\nb\nc\n", "a\nx\nc\n")).isEqualTo(" a,−b,+x, c");
        assertThat(marked("a\nb\n", "a\nb\n")).isEqualTo(" a, b");
        assertThat(marked("", "a\n")).isEqualTo("+a");
        assertThat(marked("a\nb\nc\nd\n", "b\nd\n")).isEqualTo("−a, b,−c, d");
    }

    @Test
    void bothTextsAreInTheDifferenceWhole() {
        var random = new Random(7);
        for (int i = 0; i < 200; i++) {
            var before = text(random);
            var after = text(random);
            var lines = LineDiff.of(before, after);
            assertThat(only(lines, LineDiff.Kind.NEW)).isEqualTo(before);
            assertThat(only(lines, LineDiff.Kind.GONE)).isEqualTo(after);
        }
    }

    private static String text(Random random) {
        return random.ints(random.nextInt(12), 0, 4)
                .mapToObj(n -> "line " + n + "\n")
                .collect(Collectors.joining());
    }

    private static String only(List<LineDiff.Line> lines, LineDiff.Kind without) {
        return lines.stream()
                .filter(line -> line.kind() != without)
                .map(line -> line.text() + "\n")
                .collect(Collectors.joining());
    }
}
