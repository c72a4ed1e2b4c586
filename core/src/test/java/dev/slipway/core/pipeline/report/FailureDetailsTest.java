package dev.slipway.core.pipeline.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.pipeline.TestCase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What can be read out of a failure's words. Each text is told as its tool prints it.
class FailureDetailsTest {

    private static FailureDetails of(String details) {
        return FailureDetails.of(
                new TestCase(
                        "Test",
                        "s",
                        "C",
                        "t",
                        TestCase.Outcome.FAILED,
                        Duration.ZERO,
                        null,
                        details,
                        "before [[ATTACHMENT|/shots/a b.png]] after",
                        false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.junit.ComparisonFailure: expected:<three> but was:<two>\n\tat x.Y.z(Y.java:1)",
                "AssertionFailedError: sum ==> expected: <three> but was: <two>",
                "org.opentest4j.AssertionFailedError: \nexpected: three\n but was: two\n\tat x.Y.z(Y.java:1)",
                "java.lang.AssertionError: expected [three] but found [two]",
                "java.lang.AssertionError: \nExpected: three\n     but: was two\n\tat x.Y.z(Y.java:1)",
                "  Expected: three\n  But was:  two\n",
                "Assert.Equal() Failure\nExpected: three\nActual:   two",
                "Expected:<three>. Actual:<two>. ",
                "Error: expect(received).toBe(expected) // Object.is equality\n\nExpected: three\nReceived: two\n    at x",
                "    def test():\n>       assert a == b\nE       assert two == three\n\ncart_test.py:9: AssertionError",
                "AssertionError: two != three",
                "AssertionError: expected two to equal three\n    at x",
                "assertion `left == right` failed\n  left: two\n right: three\nnote",
                "Error:\n    Not equal:\n    expected: three\n    actual  : two",
                "cart_test.go:9: got two, want three",
                "cart_test.go:9: Sum(1, 2) = two, want three",
                "cart_test.go:9: expected three, got two",
                "Failed asserting that two matches expected three."
            })
    void findsExpectedAndActual(String details) {
        assertThat(of(details).difference()).contains(new Difference("three", "two"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"java.lang.NullPointerException", "expected something", "", "timed out"})
    void findsNoneWhereThereIsNone(String details) {
        assertThat(of(details).difference()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\tat app//src.cart.CartTest.rounds(CartTest.java:12)",
                "\tat java.base/src.cart.CartTest$Inner.rounds(CartTest.java:12)",
                "  File \"src/cart/CartTest.java\", line 12, in rounds",
                "    at rounds (src/cart/CartTest.java:12:5)",
                "   at Cart.Rounds() in src/cart/CartTest.java:line 12",
                "src/cart/CartTest.java:12: AssertionError"
            })
    void findsPlacesInSources(String line) {
        assertThat(of("what happened\n" + line).frames())
                .containsExactly(new SourceLine("src/cart/CartTest.java", 12, 1));
    }

    @Test
    void findsTheFileInAFolderAndNothingOutside(@TempDir Path folder) throws IOException {
        var file = folder.resolve("core/src/test/java/shop/CartTest.java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "");
        Files.writeString(folder.resolve("a.py"), "");
        assertThat(new SourceLine("shop/CartTest.java", 1, 0).below(folder)).contains(file);
        assertThat(new SourceLine("/workspace/shop/a.py", 1, 0).below(folder))
                .contains(folder.resolve("a.py"));
        assertThat(new SourceLine("../../etc/passwd.py", 1, 0).below(folder)).isEmpty();
    }

    @Test
    void findsAttachments() {
        assertThat(of("x").attachments()).containsExactly("/shots/a b.png");
    }

    @Test
    @Timeout(10)
    void isQuickOnHostileText() {
        for (var part :
                new String[] {
                    "expected: <", "Expected: x\n", " at ", "a.", "assert a == ", "left: \n", "/"
                }) {
            of(part.repeat(10_000));
        }
    }
}
