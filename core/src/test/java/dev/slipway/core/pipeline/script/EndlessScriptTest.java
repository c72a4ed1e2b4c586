package dev.slipway.core.pipeline.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;

/// Scripts that would never end, or eat the memory, are stopped or refused, whatever they catch.
class EndlessScriptTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "while (true) { }",
                "while (true) { try { while (true) { } } catch (Throwable e) { } }",
                "def f = null\nf = { f() }\nf()",
                "def s = 'x'\nwhile (true) { s = s + s }",
                "'x' * 2000000000",
                "def l = []\nwhile (true) { l << 'abc' }",
                "def l = [1]\nwhile (true) { l = l + l }",
                "(1..2000000000).size()",
                "('x' * 60) ==~ /(x+x+)+\\1y/",
                "('a' * 5000).replaceAll(/(a*)*b/, '')",
                "2000000000.times { }",
                "'x'.padLeft(2000000000)",
                "def m = [:]\nfor (int i = 0; ; i++) { m[i] = i }",
                "def s = 'x'\nwhile (true) { s = \"$s$s\" }",
                "def s = 'x'\nwhile (true) { s += s.padLeft(s.length() * 2) }",
                "def s = 'x' * 1000\nwhile (true) { s = s.replace('x', 'xxxxxxxx') }",
                "def s = 'x' * 1000\nwhile (true) { s = s.replaceAll('x', 'xxxxxxxx') }",
                "def s = 'x' * 1000\nwhile (true) { s = s.replaceAll('x') { 'xxxxxxxx' } }",
                "def s = 'ab' * 100000\nwhile (true) { s.toList() }",
                "def s = 'ab' * 1000000\nwhile (true) { s.contains('zz') }",
                "def l = []\nl << l << l\n\"$l\"",
                "def a = [1]\n60.times { a = [a, a] }\n\"$a\"",
                "def a = [1]\ndef b = [1]\n60.times { a = [a, a]; b = [b, b] }\na == b",
                "def a = [1]\n60.times { a = [a, a] }\ndef m = [:]\nm[a] = 1",
                "def a = [1]\n60.times { a = [a, a] }\n[a, a].unique()",
                "def a = [1]\n60.times { a = [a, a] }\na as Set",
                "def a = [1]\n60.times { a = [a, a] }\na.flatten()",
                "def a = [1]\n60.times { a = [a, a] }\necho a",
                "def a = [1]\n60.times { a = [a, a] }\nsh(script: [a])",
                "def a = [1]\n60.times { a = [a, a] }\ngroovy.json.JsonOutput.toJson(a)",
                "def a = [:]\na.a = a\na.b = a\n\"$a\"",
                "def a = [:]\na.a = a\ngroovy.json.JsonOutput.toJson(a)",
                "def m = [k: 'v']\n40.times { m = [a: m, b: m] }\nm.toString()",
                "def l = []\nl[2000000000] = 1",
                "def l = (1..9).collect { (1..9).toList() }\nl.combinations()",
                "def l = [1] * 1000000\nwhile (true) { l.sort { a, b -> 0 } }",
                "def l = (1..100000).toList()\nl - l",
                "def l = (1..100000).toList()\nl.intersect(l)",
                "def n = 9 ** 500\nwhile (true) { n = n * n }",
                "def n = 1.5\nwhile (true) { n = n * n }",
                "def n = 1\nwhile (true) { n = n / 3 }",
                "2 ** 100000 ** 1000",
                "String.format('%2000000000d', 1)",
                "'x'.center(2000000000)",
                "'x'.multiply(2000000000)",
                "[1].multiply(2000000000)",
                "1.upto(2000000000) { }",
                "def b = new StringBuilder()\nwhile (true) { b.append('x' * 1000) }",
                "def b = new StringBuilder()\nwhile (true) { b << b.toString() << 'x' }",
                "('a' * 100000) =~ /(a|b|ab)*c/ ? 1 : 2",
                "('a' * 20000) ==~ /(.*)*x/",
                "'x' ==~ ('(' * 10000 + 'x' + ')' * 10000)",
                "('x' * 100000).split('(x+x+)+y')",
                "('x' * 60).findAll(/(x+x+)+\\1y/)",
                "('x' * 60).replaceFirst(/(x+x+)+\\1y/, '')",
                "def f\nf = { n -> f(n + 1) }\nf(0)",
                "def f\nf = { n -> try { f(n + 1) } catch (Throwable e) { f(n + 1) } finally { f(n + 1) } }\nf(0)",
                "def l = [1, 2]\nl.each { l << it; while (true) { } }",
                "while (true) { echo 'x' }",
                "while (true) { try { throw new Exception('x') } catch (e) { } }",
                "retry(3) { while (true) { } }",
                "[1].with { while (true) { size() } }",
                "def s = 'x' * 8000000\ndef m = [:]\nwhile (true) { m[s + m.size()] = s + s }",
                "def c = { }\nwhile (true) { c = c.curry(1) }",
                "def j = '[' * 100000\nnew groovy.json.JsonSlurper().parseText(j)",
                "while (true) { new groovy.json.JsonSlurper().parseText('[' + '1,' * 100000 + '1]') }"
            })
    void isStopped(String script) {
        assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () ->
                        assertThat(catchThrowable(() -> new Sandbox().run(script)))
                                .isInstanceOfAny(Budget.Spent.class, ScriptException.class));
    }
}
