package dev.slipway.app.run.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogQueryTest {
    @Test
    void aTextIsFoundWhateverItsCaseAndColours() {
        var query = LogQuery.of("FaiLed", false);
        assertThat(query.isIn("\u001b[31mfa\u001b[1miled\u001b[0m")).isTrue();
        assertThat(query.in("it failed, FAILED")).hasSize(2);
    }

    @Test
    void anExpressionFindsItsPlaces() {
        var query = LogQuery.of("test\\d+", true);
        assertThat(query.isIn("Test42 passed")).isTrue();
        assertThat(query.in("test1 test22"))
                .containsExactly(new LogQuery.Range(0, 5), new LogQuery.Range(6, 12));
    }

    @Test
    void aBrokenExpressionFindsNothingAndSaysSo() {
        var query = LogQuery.of("(", true);
        assertThat(query.isBroken()).isTrue();
        assertThat(query.isIn("(")).isFalse();
        assertThat(query.in("(")).isEmpty();
    }
}
