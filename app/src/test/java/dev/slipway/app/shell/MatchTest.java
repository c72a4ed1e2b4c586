package dev.slipway.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MatchTest {
    @Test
    void everyWordHasToFit() {
        assertThat(Match.score("shop run", "shop/42 run")).isPositive();
        assertThat(Match.score("shop prod", "shop/42 run")).isEqualTo(Match.NONE);
    }

    @Test
    void wholeWordsComeBeforeScatteredLetters() {
        assertThat(Match.score("new", "New release"))
                .isGreaterThan(Match.score("new", "renew the news"))
                .isGreaterThan(Match.score("new", "go to environments now"));
    }

    @Test
    void beginningsOfWordsAreEnough() {
        assertThat(Match.score("gtp", "Go to the projects")).isPositive();
        assertThat(Match.score("zzz", "Go to the projects")).isEqualTo(Match.NONE);
    }

    @Test
    void chineseIsFoundAsItIsWritten() {
        assertThat(Match.score("\u53d1\u5e03", "\u65b0\u5efa\u53d1\u5e03")).isPositive();
    }
}
