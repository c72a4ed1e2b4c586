package dev.slipway.app.run.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class AnsiTextTest {

    private static Style styleOf(AnsiText text, String part) {
        int at = text.text().indexOf(part);
        return text.spans().stream()
                .filter(span -> span.from() <= at && at < span.to())
                .findFirst()
                .orElseThrow()
                .style();
    }

    @Test
    void coloursOfAllThreeKindsAreReadAndTheSequencesGone() {
        var text =
                AnsiText.parse(
                        "\u001b[1;31mred\u001b[0m \u001b[38;5;208morange\u001b[39m"
                                + " \u001b[38;2;1;2;3mtrue\u001b[48;5;250mback\u001b[m plain");

        assertThat(text.text()).isEqualTo("red orange trueback plain");
        assertThat(styleOf(text, "red"))
                .isEqualTo(Style.PLAIN.withForeground(1).withWeight(true, false));
        assertThat(styleOf(text, "orange").foreground()).isEqualTo(208);
        assertThat(Style.toRgb(208)).isEqualTo(0xff8700);
        assertThat(styleOf(text, "true").foreground()).isEqualTo(Style.rgb(1, 2, 3));
        assertThat(styleOf(text, "back").background()).isEqualTo(250);
        assertThat(styleOf(text, "plain")).isEqualTo(Style.PLAIN);
    }

    @Test
    void brightColoursUnderlineAndTheirEndsAreRead() {
        var text = AnsiText.parse("\u001b[94;4mlink\u001b[24m after\u001b[7;9m both");

        assertThat(styleOf(text, "link").underline()).isTrue();
        assertThat(styleOf(text, "link").foreground()).isEqualTo(12);
        assertThat(styleOf(text, "after").underline()).isFalse();
        assertThat(styleOf(text, "both").inverse()).isTrue();
        assertThat(styleOf(text, "both").struck()).isTrue();
    }

    @Test
    void otherSequencesLeaveNothingBehind() {
        var text =
                AnsiText.parse(
                        "\u001b[2K\u001b[1Gdone \u001b]8;;https://example.org\u001b\\link\u001b]8;;\u0007!\u0007\u001b(B");

        assertThat(text.text()).isEqualTo("done link!");
    }

    @Test
    void wideCharactersTakeTwoColumnsAndTabsFill() {
        var text = AnsiText.parse("a\t价格e\u0301.");

        assertThat(text.column(text.text().indexOf("价"))).isEqualTo(8);
        assertThat(text.column(text.text().indexOf("格"))).isEqualTo(10);
        assertThat(text.width()).isEqualTo(14);
        assertThat(text.text().charAt(text.indexAt(11))).isEqualTo('格');
        assertThat(text.indexAt(100)).isEqualTo(text.text().length());
    }

    @Test
    void noBytesWhateverBreakIt() {
        var random = new Random(7);
        var alphabet = "\u001b[];:0123456789m价\ud83d\ude00\tABC\u0007\\?P_^( ";
        for (int round = 0; round < 20_000; round++) {
            var raw = new StringBuilder();
            for (int i = random.nextInt(30); i > 0; i--) {
                raw.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }

            var text = AnsiText.parse(raw.toString());

            int end = 0;
            for (var span : text.spans()) {
                assertThat(span.from()).isEqualTo(end);
                end = span.to();
            }
            assertThat(end).isEqualTo(text.text().length());
            assertThat(text.text()).doesNotContain("\u001b");
        }
    }
}
