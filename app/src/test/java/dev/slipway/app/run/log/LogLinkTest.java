package dev.slipway.app.run.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogLinkTest {
    @Test
    void aStackTraceLineLeadsToItsSource() {
        var line = "    at shop.cart.CartTest.rounds(CartTest.java:57)";
        assertThat(LogLink.in(line))
                .singleElement()
                .isEqualTo(
                        new LogLink.Source(
                                line.indexOf("CartTest.java"),
                                line.indexOf(")"),
                                "shop/cart/CartTest.java",
                                57));
    }

    @Test
    void compilersNameFilesTheirOwnWay() {
        assertThat(LogLink.in("src/main.go:12:5: undefined: x"))
                .singleElement()
                .isInstanceOfSatisfying(
                        LogLink.Source.class,
                        s -> {
                            assertThat(s.path()).isEqualTo("src/main.go");
                            assertThat(s.line()).isEqualTo(12);
                        });
        assertThat(LogLink.in("[ERROR] /workspace/src/A.java:[3,7] ';' expected"))
                .singleElement()
                .isInstanceOf(LogLink.Source.class);
    }

    @Test
    void aWebAddressEndsBeforeTheFullStop() {
        assertThat(LogLink.in("see https://example.org/a?b=c."))
                .singleElement()
                .isInstanceOfSatisfying(
                        LogLink.Web.class,
                        w -> assertThat(w.url()).isEqualTo("https://example.org/a?b=c"));
    }

    @Test
    void ordinaryLinesLeadNowhere() {
        assertThat(LogLink.in("12:34:56 INFO done in 3.2 s")).isEmpty();
        assertThat(LogLink.in("registry: localhost:5000/shop")).isEmpty();
    }
}
