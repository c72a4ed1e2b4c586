package dev.slipway.app.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.pipeline.report.Difference;
import org.junit.jupiter.api.Test;

class DifferingTest {

    private static Differing of(String expected, String actual) {
        return Differing.of(new Difference(expected, actual));
    }

    @Test
    void keepsWhatBothHaveAtTheirEnds() {
        assertThat(of("total 10.00 EUR", "total 9.99 EUR"))
                .isEqualTo(new Differing("total ", "10.00", "9.99", " EUR"));
    }

    @Test
    void makesSpacesAndLineEndsOfTheDifferenceVisible() {
        assertThat(of("a b", "a \n b")).isEqualTo(new Differing("a ", "", "↵\n·", "b"));
    }

    @Test
    void neverCutsACharacterInTwo() {
        assertThat(of("x😀y", "x😁y")).isEqualTo(new Differing("x", "😀", "😁", "y"));
    }

    @Test
    void oneMayBeTheBeginningOfTheOther() {
        assertThat(of("aa", "aaa")).isEqualTo(new Differing("aa", "", "a", ""));
    }
}
