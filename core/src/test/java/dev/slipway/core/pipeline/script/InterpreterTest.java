package dev.slipway.core.pipeline.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Scripts mean what they mean in Groovy, and reach nothing but steps.
class InterpreterTest {
    private final Sandbox box = new Sandbox();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '§',
            value = {
                "1 + 2 * 3 | 7",
                "7 / 2 | 3.5",
                "2 ** 10 | 1024",
                "7 % 4 | 3",
                "(-5).abs() | 5",
                "1 == 1L | true",
                "'a' + 1 | a1",
                "'ab' * 2 | abab",
                "\"${NAME}-${1 + 1}\" | shop-2",
                "\"$env.NAME\" | shop",
                "env.MISSING ?: 'none' | none",
                "env.MISSING == null | true",
                "env.MISSING?.trim() | null",
                "params.DEPLOY ? 'y' : 'n' | y",
                "!params.WHERE | false",
                "[1, 2] + 3 | [1, 2, 3]",
                "[1, 2, 3] - 2 | [1, 3]",
                "[a: 1, b: 'x'] | [a:1, b:x]",
                "[:] | [:]",
                "(1..3) | [1, 2, 3]",
                "(1..<3) | [1, 2]",
                "[3, 1, 2].sort() | [1, 2, 3]",
                "[1, 2, 3].collect { it * 2 } | [2, 4, 6]",
                "['a', 'bb']*.length() | [1, 2]",
                "[a: 1].collect { k, v -> \"$k=$v\" }.join(',') | a=1",
                "[1, 2, 3].findAll { it > 1 }.size() | 2",
                "[1, 2, 3].any { it == 2 } | true",
                "[1, [2, [3]]].flatten() | [1, 2, 3]",
                "[1, 2, 3][-1] | 3",
                "[1, 2, 3][0..1] | [1, 2]",
                "'a,b'.split(',')[1] | b",
                "' x '.trim() | x",
                "'abc'.substring(1) | bc",
                "'v1.2'.replaceAll(/[^0-9]/, '') | 12",
                "'main' ==~ /ma.*/ | true",
                "('a-12' =~ /(\\w)-(\\d+)/)[0][2] | 12",
                "'b' in ['a', 'b'] | true",
                "'12'.toInteger() + 1 | 13",
                "'3' as int | 3",
                "Integer.parseInt('4') | 4",
                "'x' instanceof String | true",
                "3 <=> 2 | 1",
                "null ?: 'e' | e",
                "'' ? 1 : 2 | 2"
            })
    void givesExpressionsTheirValues(String expression, String text) {
        assertThat(Interpreter.text(box.run("return " + expression))).isEqualTo(text);
    }

    @Test
    void runsLoopsBranchesAndClosures() {
        box.run(
                """
                def total = 0
                for (int i = 0; i < 5; i++) { if (i == 1) { continue }; if (i == 4) { break }; total += i }
                for (x in ['a', 'b']) { echo x }
                [k: 'v'].each { key, value -> echo "$key$value" }
                while (total > 0) { total-- }
                switch ('b') { case 'a': echo 'no'; break; case ['b', 'c']: echo 'list'; break; default: echo 'no' }
                def add = { a, b = 10 -> a + b }
                echo "${add(1)} ${add(1, 2)}"
                """);

        assertThat(box.log)
                .containsExactly("echo a", "echo b", "echo kv", "echo list", "echo 11 3");
    }

    @Test
    void callsStepsWithTheirBlocks() {
        var value =
                box.run(
                        """
                        def version = sh(script: 'git describe', returnStdout: true).trim()
                        dir('sub') { retry(2) { sh "build ${version}" } }
                        version
                        """);

        assertThat(box.log)
                .containsExactly("sh git describe", "dir sub", "retry 2", "sh build v1.2");
        assertThat(value).isEqualTo("v1.2");
    }

    @Test
    void catchesWhatStepsThrow() {
        box.run(
                """
                try { error 'broken' } catch (Exception e) { echo "caught ${e.message}" } finally { echo 'end' }
                try { throw new RuntimeException('own') } catch (IllegalStateException e) { echo 'no' }
                  catch (e) { echo e.getMessage() }
                """);

        assertThat(box.log)
                .containsExactly("error broken", "echo caught broken", "echo end", "echo own");
    }

    @Test
    void letsUncaughtFailuresThrough() {
        assertThatThrownBy(() -> box.run("try { error 'broken' } finally { echo 'end' }"))
                .isInstanceOf(IllegalStateException.class);
        assertThat(box.log).containsExactly("error broken", "echo end");
        assertThatThrownBy(() -> box.run("throw new Exception('own')"))
                .isInstanceOf(ScriptException.class)
                .hasMessageContaining("own");
    }

    @Test
    void setsVariablesAndTheResultOfTheRun() {
        box.run("env.TAG = \"v${1}\"\nenv['B'] = 'x'\ncurrentBuild.result = 'UNSTABLE'");

        assertThat(box.env).containsAllEntriesOf(Map.of("TAG", "v1", "B", "x"));
        assertThat(box.build).containsEntry("result", "UNSTABLE");
    }

    @Test
    void knowsWhatStandsBeforeThePipeline() {
        var preamble =
                "def base = 'shop'\ndef name(part, sep = '-') { return base == null ? '' : \"${base}${sep}${part}\" }";

        assertThat(box.run(preamble, "return name('web')")).isEqualTo("shop-web");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '§',
            value = {
                "nothing | There is no value called `nothing`",
                "'x'.execute() | `execute()` cannot be called on a text",
                "'x'.class | a text has no `class`",
                "'x'.getClass() | cannot be called",
                "System.exit(0) | no value called `System`",
                "new File('/') | `new File` is not supported",
                "foo() | no step or method `foo`",
                "env.getClass() | cannot be called",
                "params.X = 1 | cannot be changed",
                "env = [:] | cannot be replaced",
                "'a'.substring(9) | begin 9",
                "[1].get(4) | Index: 4",
                "1 / 0 | Division by zero",
                "[] < 1 | does not work on",
                "'x' ==~ '(' | regular expression",
                "null.trim() | of null"
            })
    void refusesWithAReasonAndAPlace(String script, String words) {
        assertThatThrownBy(() -> box.run(script))
                .isInstanceOfSatisfying(
                        ScriptException.class, it -> assertThat(it.position().line()).isEqualTo(8))
                .hasMessageContaining(words);
    }

    @Test
    void countsValuesAsTrueAsGroovyDoes() {
        assertThat(List.of(1, "x", true, List.of(1), Map.of(1, 1))).allMatch(Interpreter::isTrue);
        assertThat(List.of(0, "", false, List.of(), Map.of())).noneMatch(Interpreter::isTrue);
        assertThat(Interpreter.isTrue(null)).isFalse();
    }
}
