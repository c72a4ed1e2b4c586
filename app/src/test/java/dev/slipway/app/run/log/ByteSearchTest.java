package dev.slipway.app.run.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ByteSearchTest {

    private static ByteSearch.Hits search(String typed, String... lines) {
        var text = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
        return ByteSearch.of(LogQuery.of(typed, false)).orElseThrow().in(text, 10);
    }

    @Test
    void findsWhateverTheCaseAndTheColour() {
        var hits =
                search(
                        "Build Failed",
                        "all is well",
                        "BUILD \u001b[31mfail\u001b[0mED",
                        "",
                        "buildfailed");

        assertThat(hits.lines()).isEqualTo(4);
        assertThat(hits.hits()).containsExactly(11);
    }

    @Test
    void aLineCountsOnceAndChineseIsFound() {
        assertThat(search("价格", "价格 价格", "x", "新价格").hits()).containsExactly(10, 12);
    }

    @Test
    void aLastLineWithoutItsEndIsALineToo() {
        var text = "one\nzwei\nDREI, z".getBytes(StandardCharsets.UTF_8);
        var hits = ByteSearch.of(LogQuery.of("z", false)).orElseThrow().in(text, 0);
        assertThat(hits.lines()).isEqualTo(3);
        assertThat(hits.hits()).containsExactly(1, 2);
        var none = ByteSearch.of(LogQuery.of("q", false)).orElseThrow().in(text, 0);
        assertThat(none.lines()).isEqualTo(3);
    }

    @Test
    void leavesLettersWithCaseBeyondAsciiAndExpressionsToTheOtherSearch() {
        assertThat(ByteSearch.of(LogQuery.of("größe", false))).isEmpty();
        assertThat(ByteSearch.of(LogQuery.of("a.*b", true))).isEmpty();
        assertThat(ByteSearch.of(LogQuery.NONE)).isEmpty();
    }

    @Test
    void saysTheSameAsTheSearchLineByLine() {
        var random = new Random(20261125);
        var pieces =
                List.of(
                        "a",
                        "b",
                        "AB",
                        " ",
                        "error",
                        "\u001b[1;31m",
                        "\u001b[0m",
                        "\u001b[",
                        "\u001b",
                        "é",
                        "7");
        for (var typed : List.of("ab", "error", "a", "b a", "7e", "rror7")) {
            var lines = new ArrayList<String>();
            for (int i = 0; i < 400; i++) {
                var line = new StringBuilder();
                for (int j = random.nextInt(9); j > 0; j--) {
                    line.append(pieces.get(random.nextInt(pieces.size())));
                }
                lines.add(line.toString());
            }
            var query = LogQuery.of(typed, false);
            var expected =
                    LongStream.range(0, lines.size())
                            .filter(i -> query.isIn(lines.get((int) i)))
                            .map(i -> i + 10)
                            .toArray();

            assertThat(search(typed, lines.toArray(String[]::new)).hits())
                    .as(typed)
                    .containsExactly(expected);
        }
    }
}
