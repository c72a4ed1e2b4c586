package dev.slipway.core.pipeline.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.pipeline.runner.TestCommands.Wanted;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TestCommandsTest {
    private static final String QUIET =
            " -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false"
                    + " -Dit.failIfNoSpecifiedTests=false -DfailIfNoTests=false";

    private static Wanted test(String className, String name) {
        return new Wanted(className, name, false);
    }

    @Test
    void mavenIsToldClassesWithTheirMethods() {
        var tests =
                List.of(
                        test("shop.CartTest", "adds(int)[1]"),
                        test("shop.CartTest", "rounds()"),
                        test("shop.Outer$Inner", "works as displayed"));
        assertThat(TestCommands.narrowed("set -e\n./mvnw -B clean verify && echo ok", tests))
                .isEqualTo(
                        "set -e\n./mvnw -Dtest='shop.CartTest#adds+rounds,shop.Outer$Inner'"
                                + " -Dit.test=none.Wanted"
                                + QUIET
                                + " -B clean verify && echo ok");
    }

    @Test
    void failsafesTestsAreNotSurefires() {
        var tests = List.of(new Wanted("shop.ShopIT", "sells", true));
        assertThat(TestCommands.narrowed("mvn verify", tests))
                .isEqualTo(
                        "mvn -Dtest=none.Wanted -Dit.test='shop.ShopIT#sells'" + QUIET + " verify");
    }

    @Test
    void gradleIsToldAtItsTestTasks() {
        var tests = List.of(test("shop.CartTest", "adds()"), test("shop.CartTest", "a b"));
        assertThat(TestCommands.narrowed("./gradlew clean :app:test integrationTest -i", tests))
                .isEqualTo(
                        "./gradlew clean :app:test --tests 'shop.CartTest.adds' --tests"
                                + " 'shop.CartTest' integrationTest --tests 'shop.CartTest.adds'"
                                + " --tests 'shop.CartTest' -i");
        assertThat(TestCommands.narrowed("gradle build", tests)).isEqualTo("gradle build");
    }

    @Test
    void pytestIsToldByAnExpression() {
        var tests =
                List.of(
                        test("tests.test_cart.TestCart", "test_adds[1-2]"),
                        test("tests.test_shop", "test_sells"));
        assertThat(TestCommands.narrowed("python -m pytest -q tests", tests))
                .isEqualTo(
                        "python -m pytest -k '(test_cart and TestCart and test_adds) or (tests and"
                                + " test_shop and test_sells)' -q tests");
    }

    @Test
    void goIsToldItsFunctions() {
        var tests = List.of(test("shop/cart", "TestAdds/one"), test("shop/cart", "TestSells"));
        assertThat(TestCommands.narrowed("go  test ./... -json | tee out.json", tests))
                .isEqualTo("go  test -run '^(TestAdds|TestSells)$' ./... -json | tee out.json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "make test",
                "mvn -DskipTests package",
                "mvn -Dtest=One test",
                "mvn dependency:tree",
                "sh -c 'mvn test'",
                "# mvn test",
                "pytest -k some",
                "go test -run One ./...",
                "gradle test --tests One",
                "npm test",
                "my-mvn test"
            })
    void whatCannotBeToldOrSaysItselfStays(String script) {
        var tests = List.of(test("a.ATest", "test_a"), test("a", "TestA"));
        assertThat(TestCommands.narrowed(script, tests)).isEqualTo(script);
    }

    @Test
    void aJenkinsfileIsSearchedInItsStrings() {
        assertThat(TestCommands.areIn("node { sh 'mvn verify' }")).isTrue();
        assertThat(TestCommands.areIn("node { sh \"\"\"\n go test ./...\n\"\"\" }")).isTrue();
        assertThat(TestCommands.areIn("node { sh 'make test'; echo 'mvn' }")).isFalse();
    }
}
