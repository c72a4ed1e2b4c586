package dev.slipway.core.pipeline.runner;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Test commands in shell scripts, told to run only some of their tests: Maven's surefire and
/// failsafe, Gradle, pytest, `go test`. What already says which tests it wants is left as it is,
/// and so is what stands inside quotes. Pure.
final class TestCommands {
    /// One test that is wanted.
    ///
    /// @param isIntegration failsafe's, not surefire's
    record Wanted(String className, String name, boolean isIntegration) {}

    private static final String REST = "((?:\\\\\\n|[^\\n;&|])*)";
    private static final String WORD = "(?<![\\w./-])";
    private static final Pattern MAVEN =
            Pattern.compile(WORD + "((?:\\./|/\\S*/)?mvnw?(?:\\.cmd)?)(?=\\s)" + REST);
    private static final Pattern MAVEN_PHASE =
            Pattern.compile(
                    "\\s(test|package|verify|install|deploy|integration-test|\\S*surefire\\S*:test|\\S*failsafe\\S*:integration-test)(?=\\s|$)");
    private static final Pattern MAVEN_CHOSEN =
            Pattern.compile("-D(test=|it\\.test=|skipTests|skipITs|maven\\.test\\.skip)");
    private static final Pattern GRADLE =
            Pattern.compile(WORD + "((?:\\./|/\\S*/)?gradlew?)(?=\\s)" + REST);
    private static final Pattern GRADLE_TASK =
            Pattern.compile("(?<=\\s)((?::?[\\w-]+:)*:?(?:test|\\w*[a-z0-9]Test))(?=\\s|$)");
    private static final Pattern PYTEST =
            Pattern.compile(WORD + "(pytest|py\\.test)(?=\\s|$)" + REST);
    private static final Pattern GO = Pattern.compile(WORD + "(go\\s+test)(?=\\s|$)" + REST);
    private static final Pattern PARAMETERS = Pattern.compile("[(\\[{].*", Pattern.DOTALL);
    private static final Pattern JAVA_NAME = Pattern.compile("[A-Za-z_]\\w*");
    private static final Pattern JAVA_CLASS = Pattern.compile("[A-Za-z_][\\w.]*(\\$\\w+)*");

    private TestCommands() {}

    /// True if a Jenkinsfile holds a command that can be told which tests to run. Its strings count
    /// as scripts.
    static boolean areIn(String jenkinsfile) {
        var text = jenkinsfile.replaceAll("['\"]+", "\n");
        var any = List.of(new Wanted("a.ATest", "test_a", false), new Wanted("a", "TestA", false));
        return !narrowed(text, any).equals(text);
    }

    /// The script with every test command narrowed to these tests; the same text if none could be.
    static String narrowed(String script, List<Wanted> tests) {
        var maven = mavenArguments(tests);
        var gradle = gradleArguments(tests);
        var pytest = pytestArguments(tests);
        var go = goArguments(tests);
        var text = changed(script, MAVEN, (name, rest) -> maven(name, rest, maven));
        text = changed(text, GRADLE, (name, rest) -> gradle(name, rest, gradle));
        text = changed(text, PYTEST, (name, rest) -> after(name, rest, " -k", pytest));
        return changed(text, GO, (name, rest) -> after(name, rest, "-run", go));
    }

    private static String changed(
            String script, Pattern command, BiFunction<String, String, String> change) {
        var matcher = command.matcher(script);
        var result = new StringBuilder();
        while (matcher.find()) {
            var whole = matcher.group();
            matcher.appendReplacement(
                    result,
                    Matcher.quoteReplacement(
                            isQuoted(script, matcher.start())
                                    ? whole
                                    : change.apply(matcher.group(1), matcher.group(2))));
        }
        return matcher.appendTail(result).toString();
    }

    private static boolean isQuoted(String script, int at) {
        var line = script.substring(script.lastIndexOf('\n', at) + 1, at);
        return line.chars().filter(c -> c == '\'').count() % 2 == 1
                || line.chars().filter(c -> c == '"').count() % 2 == 1
                || line.strip().startsWith("#");
    }

    private static String after(
            String name, String rest, String chosen, Optional<String> arguments) {
        return arguments.isEmpty() || rest.contains(chosen)
                ? name + rest
                : name + " " + arguments.get() + rest;
    }

    private static String maven(String name, String rest, Optional<String> arguments) {
        return arguments.isEmpty()
                        || !MAVEN_PHASE.matcher(rest).find()
                        || MAVEN_CHOSEN.matcher(rest).find()
                ? name + rest
                : name + " " + arguments.get() + rest;
    }

    private static String gradle(String name, String rest, Optional<String> arguments) {
        return arguments.isEmpty() || rest.contains("--tests")
                ? name + rest
                : name
                        + GRADLE_TASK
                                .matcher(rest)
                                .replaceAll(task ->
                                        Matcher.quoteReplacement(
                                                task.group() + " " + arguments.get()));
    }

    /// Nothing of surefire runs where only failsafe's tests are wanted, and the other way round.
    private static Optional<String> mavenArguments(List<Wanted> tests) {
        var units = mavenNames(tests, false);
        var integration = mavenNames(tests, true);
        if (units.isEmpty() && integration.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                "-Dtest="
                        + units.orElse("none.Wanted")
                        + " -Dit.test="
                        + integration.orElse("none.Wanted")
                        + " -Dsurefire.failIfNoSpecifiedTests=false"
                        + " -Dfailsafe.failIfNoSpecifiedTests=false"
                        + " -Dit.failIfNoSpecifiedTests=false -DfailIfNoTests=false");
    }

    private static Optional<String> mavenNames(List<Wanted> tests, boolean isIntegration) {
        var methods = new TreeMap<String, Set<String>>();
        tests.stream()
                .filter(test -> test.isIntegration() == isIntegration && isJava(test))
                .forEach(test ->
                        methods.computeIfAbsent(test.className(), _ -> new LinkedHashSet<>())
                                .add(javaMethod(test).orElse("")));
        var names = new ArrayList<String>();
        methods.forEach((type, of) ->
                names.add(of.contains("") ? type : type + "#" + String.join("+", of)));
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of("'" + String.join(",", names) + "'");
    }

    private static boolean isJava(Wanted test) {
        return JAVA_CLASS.matcher(test.className()).matches();
    }

    /// Empty where a display name stands in its place: then the whole class is run.
    private static Optional<String> javaMethod(Wanted test) {
        var name = PARAMETERS.matcher(test.name()).replaceFirst("").strip();
        return JAVA_NAME.matcher(name).matches() && !name.equals("initializationError")
                ? Optional.of(name)
                : Optional.empty();
    }

    private static Optional<String> gradleArguments(List<Wanted> tests) {
        return joined(
                tests.stream()
                        .filter(TestCommands::isJava)
                        .map(test ->
                                "--tests '"
                                        + test.className()
                                        + javaMethod(test).map(name -> "." + name).orElse("")
                                        + "'")
                        .collect(Collectors.toCollection(LinkedHashSet::new)),
                " ");
    }

    /// By an expression, not by node ids: those would be added to the paths that the command names.
    private static Optional<String> pytestArguments(List<Wanted> tests) {
        return joined(
                        tests.stream()
                                .flatMap(test -> pytestName(test).stream())
                                .collect(Collectors.toCollection(LinkedHashSet::new)),
                        " or ")
                .map(names -> "-k '" + names + "'");
    }

    private static Optional<String> pytestName(Wanted test) {
        var name = PARAMETERS.matcher(test.name()).replaceFirst("");
        if (!JAVA_NAME.matcher(name).matches()) {
            return Optional.empty();
        }
        var parents = new ArrayList<>(List.of(test.className().split("\\.")));
        parents.removeIf(part -> !JAVA_NAME.matcher(part).matches());
        var nearest = parents.subList(Math.max(0, parents.size() - 2), parents.size());
        nearest.add(name);
        return Optional.of("(" + String.join(" and ", nearest) + ")");
    }

    private static Optional<String> goArguments(List<Wanted> tests) {
        return joined(
                        tests.stream()
                                .map(test -> test.name().replaceFirst("/.*", ""))
                                .filter(name -> name.matches("(Test|Example|Fuzz)\\w*"))
                                .collect(Collectors.toCollection(LinkedHashSet::new)),
                        "|")
                .map(names -> "-run '^(" + names + ")$'");
    }

    private static Optional<String> joined(Set<String> words, String by) {
        return words.isEmpty() ? Optional.empty() : Optional.of(String.join(by, words));
    }
}
