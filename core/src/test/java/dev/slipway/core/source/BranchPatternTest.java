package dev.slipway.core.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BranchPatternTest {
    @ParameterizedTest
    @CsvSource({
        "main,main,true",
        "main,mainline,false",
        "'main, release/*',release/1.2,true",
        "release/*,release/1/2,false",
        "release/**,release/1/2,true",
        "**,any/thing,true",
        "*,any/thing,false",
        "*-fix,hot-fix,true",
        "a.c,abc,false",
        "(x,(x,true",
    })
    void matches(String pattern, String branch, boolean expected) {
        assertThat(new BranchPattern(pattern).matches(branch)).isEqualTo(expected);
    }

    @Test
    void nothingIsPickedByNothing() {
        assertThat(new BranchPattern(" ").matches("main")).isFalse();
        assertThat(new BranchPattern("").matches("")).isFalse();
    }
}
