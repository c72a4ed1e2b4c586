package dev.slipway.app;

import dev.slipway.core.pipeline.TestCase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The tests of the failed run of the pictures, and the same ones on better days.
final class PictureTests {
    private PictureTests() {}

    /// The same test as it was when all was well; the slow one had its bad days.
    static TestCase passed(TestCase test, int run) {
        if (!test.isBad()) {
            return test;
        }
        var outcome =
                test.name().equals("slow") && run % 3 == 0
                        ? TestCase.Outcome.FLAKY
                        : TestCase.Outcome.PASSED;
        return new TestCase(
                test.stage(),
                test.suite(),
                test.className(),
                test.name(),
                outcome,
                test.duration().dividedBy(2),
                null,
                null,
                null,
                false);
    }

    static List<TestCase> all() {
        var cases = new ArrayList<TestCase>();
        cases.add(
                new TestCase(
                        "Test/unit",
                        "CartTest",
                        "shop.CartTest",
                        "rounds",
                        TestCase.Outcome.FAILED,
                        Duration.ofMillis(41),
                        "expected: <10.00> but was: <9.99>",
                        """
                        org.opentest4j.AssertionFailedError: expected: <10.00> but was: <9.99>
                            at shop.CartTest.rounds(CartTest.java:57)
                            at java.base/java.lang.reflect.Method.invoke(Method.java:580)
                        """,
                        "cart: 3 items\nsum before rounding 9.995",
                        true));
        cases.add(
                new TestCase(
                        "Test/unit",
                        "CartTest",
                        "shop.CartTest",
                        "totals",
                        TestCase.Outcome.FAILED,
                        Duration.ofMillis(12),
                        "expected: <31.50> but was: <31.49>",
                        "at shop.CartTest.totals(CartTest.java:81)",
                        null,
                        true));
        cases.add(
                new TestCase(
                        "Test/unit",
                        "ApiTest",
                        "shop.ApiTest",
                        "slow",
                        TestCase.Outcome.ERROR,
                        Duration.ofMillis(5003),
                        "timed out after 5 s",
                        null,
                        null,
                        false));
        cases.add(
                new TestCase(
                        "Test/unit",
                        "ApiTest",
                        "shop.ApiTest",
                        "windowsOnly",
                        TestCase.Outcome.SKIPPED,
                        Duration.ZERO,
                        "only on Windows",
                        null,
                        null,
                        false));
        for (int i = 1; i < 40; i++) {
            cases.add(
                    new TestCase(
                            "Test/unit",
                            "PriceTest",
                            "shop.PriceTest",
                            "case" + i,
                            TestCase.Outcome.PASSED,
                            Duration.ofMillis(3 + i * 7L % 60),
                            null,
                            null,
                            null,
                            false));
        }
        return cases;
    }
}
