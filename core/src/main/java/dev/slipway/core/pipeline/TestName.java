package dev.slipway.core.pipeline;

/// What a test is known by over many runs of a project.
///
/// @param className of the test, or its suite where the report knows no class
public record TestName(String className, String name) {

    public static TestName of(TestCase test) {
        return new TestName(
                test.className().isEmpty() ? test.suite() : test.className(), test.name());
    }

    @Override
    public String toString() {
        return className.isEmpty() ? name : className + "." + name;
    }
}
