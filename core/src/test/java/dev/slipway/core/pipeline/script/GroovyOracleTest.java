package dev.slipway.core.pipeline.script;

import static org.assertj.core.api.Assertions.assertThat;

import groovy.lang.GroovyShell;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The same snippets of our own mean the same in Groovy itself and in our interpreter. Groovy runs
/// here, in this test, and nowhere else.
class GroovyOracleTest {

    static Stream<String> snippets() {
        return Stream.of(
                        """
                        1 + 2 * 3 - 4
                        7 / 2
                        6 / 3
                        1 / 3
                        10 / 4.0
                        22 / 7.5
                        7 % 3
                        -7 % 3
                        7.intdiv(2)
                        2 ** 10
                        2 ** 40
                        2147483647 + 1
                        1.5 + 1.5
                        2 * 1.50
                        3.0 == 3
                        1 == 1L
                        1 <=> 2
                        'a' <=> 'b'
                        'b' <=> 'a'
                        'a' + 1 + 2
                        1 + 2 + 'a'
                        'a' + null
                        'a' + [1, 2] + [k: 'v']
                        'hello' - 'l'
                        'ab' * 3
                        'hello'[0]
                        'hello'[-1]
                        'hello'[1..3]
                        'hello'[-3..-1]
                        'hello'[1..<3]
                        "${1 + 1} and ${'x'}"
                        "a" == "${'a'}"
                        "${null}"
                        "${[1, 'b', null]}"
                        "${[a: 1, b: [2]]}"
                        "${[:]} ${[]}"
                        "${true}"
                        "${1.50}"
                        !!''
                        !!'a'
                        !![]
                        !![0]
                        !!0
                        !!0.0
                        !![:]
                        !!null
                        null ?: 'x'
                        '' ?: 'x'
                        0 ?: 5
                        null?.foo
                        null?.foo()
                        null == false
                        [] == null
                        [1, 2] == [1, 2]
                        [1, 2] == [2, 1]
                        [a: 1] == [a: 1]
                        [1, [2, 3]] == [1, [2, 3]]
                        [1, 2] + [3]
                        [1, 2] + 3
                        [1, 2, 3, 2] - 2
                        [1, 2, 3] - [1, 3]
                        [1] * 3
                        [a: 1] + [b: 2]
                        [1, 2] << 3
                        (1..5).sum()
                        (1..<5).toList()
                        (5..1).toList()
                        ('a'..'e').join()
                        (1..10).findAll { it % 2 == 0 }
                        (1..3).collect { it * it }
                        (0..<0).toList()
                        (1..3).contains(2)
                        2 in (1..3)
                        5 in [1, 2]
                        'k' in [k: 1]
                        [1, 2, 3].collect { it + 1 }
                        ['a', 'bb']*.size()
                        ['a', null]*.length()
                        [[n: 1], [n: 2]].n
                        [[n: 1], [n: 2]]*.n
                        [3, 1, 2].sort()
                        [3, 1, 2].sort { -it }
                        [3, 1, 2].sort { a, b -> b <=> a }
                        ['bb', 'a', 'ccc'].sort { it.size() }
                        ['bb', 'a', 'ccc'].max { it.size() }
                        ['bb', 'a', 'ccc'].min()
                        [3, 1, 2].sort(false)
                        [1, 2, 2, 3, 1].unique()
                        [1, 2, 3].reverse()
                        [1, 2, 3, 4].inject(0) { a, b -> a + b }
                        [1, 2, 3].inject { a, b -> a * b }
                        [1, 2, 3, 4].groupBy { it % 2 }
                        ['a', 'b', 'a'].countBy { it }
                        [1, 2, 3, 4, 5].collate(2)
                        [1, 2, 3, 4].split { it > 2 }
                        [1, 2, 3].withIndex()
                        [1, 2, 3].indexed()
                        [[1, 2], [3, 4]].transpose()
                        [[1, 2], [3, 4]].combinations()
                        [1, [2, [3, null]]].flatten()
                        [1, 2, 3].any { it > 2 }
                        [1, 2, 3].every { it > 0 }
                        [1, 2, 3].find { it > 1 }
                        [1, 2, 3].find { it > 5 }
                        [1, 2, 3].findIndexOf { it == 2 }
                        [1, 2, 3].findResult { it > 1 ? it * 10 : null }
                        [1, 2, 3].count { it > 1 }
                        [1, 2, 2].count(2)
                        [1, 2, 3].take(2)
                        [1, 2, 3].drop(2)
                        [1, 2, 3].takeRight(2)
                        [1, 2, 3].takeWhile { it < 3 }
                        [1, 2, 3].dropWhile { it < 3 }
                        [1, 2, 3].head()
                        [1, 2, 3].tail()
                        [1, 2, 3].init()
                        [1, 2, 3].last()
                        [1, 2, 3][-2]
                        [1, 2, 3][5]
                        [1, 2, 3][0, 2]
                        [1, 2, 3][1..-1]
                        [1, 2, 3].join('-')
                        [1, 2, 3].intersect([2, 3, 4])
                        [1, 2].disjoint([3])
                        [1, 2].containsAll([1])
                        [1, 2, 3].indexOf(3)
                        [1, null, 2].findAll()
                        [1, null, 2].findAll { it }
                        [1, 2, 3].collectEntries { [it, it * 2] }
                        [1, 2].collectEntries { ["k$it": it] }
                        [1, 2].collectMany { [it, it] }
                        ['x', 'y'].eachWithIndex { v, i -> v }
                        [a: 1, b: 2].collect { k, v -> "$k$v" }
                        [a: 1, b: 2].collect { "${it.key}${it.value}" }
                        [a: 1, b: 2].findAll { k, v -> v > 1 }
                        [a: 1, b: 2].find { k, v -> v > 1 }.key
                        [a: 1, b: 2].any { k, v -> v > 1 }
                        [a: 1, b: 2].collectEntries { k, v -> [(k.toUpperCase()): v] }
                        [a: 1, b: 2].sort { a, b -> b.value <=> a.value }
                        [b: 2, a: 1].sort()
                        [a: 1, b: 2].inject(0) { s, e -> s + e.value }
                        [a: 1, b: 2].groupBy { k, v -> v % 2 }
                        [a: 1].get('b', 5)
                        [a: 1].getOrDefault('b', 5)
                        [a: 1].b
                        [a: 1]['a']
                        [a: [b: [c: 3]]].a.b.c
                        [a: 1, b: 2].keySet().join(',')
                        [a: 1, b: 2].values().sum()
                        [a: 1, b: 2].size()
                        [a: 1, b: 2].max { it.value }.key
                        [a: 1, b: 2].subMap(['a'])
                        [a: 1, b: 2].count { k, v -> v > 1 }
                        [(1 + 1): 'two'][2]
                        'a,b,,c'.split(',').size()
                        'a,b,,c,,'.split(',').toList()
                        'a b  c'.split().toList()
                        'a,b;c'.tokenize(',;')
                        'a,,b'.tokenize(',')
                        'hello world'.capitalize()
                        'Hello'.uncapitalize()
                        ' x '.trim() + '|'
                        'x'.padLeft(3, '0')
                        'x'.padRight(3, '.')
                        'x'.center(5)
                        'abc'.reverse()
                        'abc'.contains('b')
                        'a-b-c'.replace('-', '+')
                        'a1b2'.replaceAll(/\\\\d/, '#')
                        'a1b2'.replaceAll(/(\\\\d)/, '<$1>')
                        'a1b2'.replaceAll(/\\\\d/) { (it as int) * 2 }
                        'a1b2'.replaceFirst(/\\\\d/, '')
                        'a1b2'.findAll(/\\\\d/)
                        'a1b2'.find(/\\\\d/)
                        'v1.2.3' ==~ /v\\\\d+.*/
                        ('v1.2' =~ /(\\\\d)\\\\.(\\\\d)/)[0][1]
                        ('a1b2' =~ /\\\\d/).collect { it }
                        ('a1b2' =~ /\\\\d/).find()
                        ('a1b2' =~ /x/) ? 1 : 2
                        'abc' ==~ ~/abc/
                        'a\\nb\\n'.readLines()
                        'a\\nb'.readLines().collect { it * 2 }
                        'abc'.toList()
                        'abc'.collect { it + it }
                        'abc'.any { it == 'b' }
                        '12'.toInteger() + 1
                        '12'.isInteger()
                        'x'.isInteger()
                        '1.5'.isNumber()
                        '1.5'.toBigDecimal() + 1
                        'TRUE'.toBoolean()
                        'yes'.toBoolean()
                        'y'.toBoolean()
                        '1'.toBoolean()
                        'abc'.take(2)
                        'abc'.drop(1)
                        'abc'.indexOf('c')
                        'abc'.substring(1, 2)
                        'a'.compareTo('b')
                        'ABC'.equalsIgnoreCase('abc')
                        'abc'.startsWith('ab')
                        '  a\\n  b'.stripIndent()
                        '|a\\n |b'.stripMargin()
                        'aXbX'.lastIndexOf('X')
                        'abc'.md5()
                        String.format('%s-%03d-%.2f', 'a', 7, 1.5)
                        'a'.multiply(2)
                        5.times { it }
                        3.7 as int
                        '5' as Integer
                        5 as String
                        [1, 2] as Set
                        [1, 1] as Set
                        ([1, 1] as Set).size()
                        (1..3) as List
                        3.7.round()
                        (-3).abs()
                        Math.max(1, 2)
                        Integer.parseInt('5') + 1
                        Math.abs(-4)
                        1 instanceof Integer
                        'x' instanceof String
                        [] instanceof List
                        [:] instanceof Map
                        ({ it * 2 })(4)
                        ({ a, b = 3 -> a + b })(1)
                        ({ -> 5 })()
                        ({ Object... all -> all.size() })(1, 2, 3)
                        ({ a, b -> a + b }.curry(1))(2)
                        def f = { x -> x + 1 }; f(1) + f.call(2)
                        def f = { it.toUpperCase() }; ['a'].collect(f)
                        def (a, b) = [1, 2]; a + b
                        def (a, b, c) = [1, 2]; c
                        def a, b; (a, b) = [3, 4]; a * b
                        def x = 5; x += 3; x *= 2; x
                        def x = 5; x++ + ++x
                        def m = [:]; m.a = 1; m['b'] = 2; m
                        def m = [a: [:]]; m.a.b = 3; m
                        def l = []; l << 1 << 2; l.add(3); l
                        def l = [1]; l[3] = 4; l
                        def l = [1, 2, 3]; l.remove(0); l
                        def l = [1, 2, 3]; l.removeAll { it > 1 }; l
                        def l = [1, 2]; l.push(0); l.pop()
                        def l = [1, 2, 3]; l.add(1, 9); l
                        def m = [a: 1]; m.remove('a'); m
                        def m = [a: 1]; m.with { b = 2; a }
                        def m = [a: 1, *: [b: 2]]; m
                        def l = [1, *[2, 3], 4]; l
                        def r = []; for (x in 1..3) { r << x }; r
                        def r = []; for (int i = 0; i < 3; i++) { r << i }; r
                        def r = []; for (e in [a: 1]) { r << "${e.key}${e.value}" }; r
                        def r = []; for (c in 'abc') { r << c }; r
                        def r = ''; [1, 2].each { r += it }; r
                        def r = []; [a: 1].each { k, v -> r << k + v }; r
                        def r = []; [a: 1].each { r << it.key + it.value }; r
                        def r = []; [[1, 2], [3, 4]].each { a, b -> r << a + b }; r
                        def i = 0; while (i < 5) { if (i == 3) break; i++ }; i
                        def r = []; for (x in 1..5) { if (x % 2) continue; r << x }; r
                        def t(x) { switch (x) { case 1: return 'one'; case [2, 3]: return 'few'; case ~/a.*/: return 'a'; case String: return 's'; case { it > 10 }: return 'big'; default: return 'other' } }; [t(1), t(3), t('abc'), t('x'), t(11), t(5)]
                        def t(x) { def r = ''; switch (x) { case 1: r += '1'; case 2: r += '2'; break; case 3: r += '3' }; r }; [t(1), t(2), t(3)]
                        def t(x) { switch (x) { case 1..5: return 'in'; default: return 'out' } }; [t(3), t(9)]
                        def f(a, b = 2, c = 3) { "$a$b$c" }; [f(1), f(1, 9), f(1, 9, 8)]
                        def f(Map m, x) { m.a + x }; f(a: 1, 2)
                        def f(Map m = [:]) { m.size() }; [f(), f(a: 1)]
                        def f(String... xs) { xs.join('-') }; f('a', 'b')
                        def f(int n) { n <= 1 ? 1 : n * f(n - 1) }; f(10)
                        def f(String s) { 's' }; def f(Integer i) { 'i' }; def f(List l) { 'l' }; [f('x'), f(1), f([])]
                        def f() { def x = 1; return { x++ } }; def g = f(); g(); g()
                        try { throw new RuntimeException('x') } catch (e) { e.message } finally { 1 }
                        try { throw new IllegalStateException('x') } catch (IllegalArgumentException e) { 1 } catch (RuntimeException e) { 2 }
                        try { 'abc'.foo.bar } catch (e) { 'caught' }
                        try { null.foo() } catch (NullPointerException e) { 'npe' }
                        try { [1].get(5) } catch (IndexOutOfBoundsException e) { 'out' }
                        try { 'x' as int } catch (Exception e) { 'no' }
                        try { 'x'.toInteger() } catch (NumberFormatException e) { 'nfe' }
                        try { 1 / 0 } catch (ArithmeticException e) { 'zero' }
                        try { assert 1 == 2; 'passed' } catch (AssertionError e) { 'failed' }
                        try { nothing } catch (MissingPropertyException e) { 'missing' }
                        true && false || true
                        !(1 > 2)
                        5 & 3
                        5 | 3
                        5 ^ 3
                        1 << 4
                        true ^ true
                        'abc'.with { size() + 1 }
                        [1, 2].toSet().size()
                        int x = 7 / 2; x
                        String s = 5; s.size()
                        boolean b = 'x'; b
                        [a: 1].tap { it.b = 2 }
                        [1, 2, 3].swap(0, 2)
                        [1, 2, 3].average()
                        ['b', 'a'].toSorted()
                        [1, 2, 3].sum { it * 2 }
                        ['a', 'b'].sum()
                        [[1], [2]].sum()
                        [null, 1].collect { it?.toString() }
                        'one two'.split(' ').collect { it.capitalize() }.join(' ')
                        new Date(0).time
                        'hello'[1..-2]
                        'hello'[0..<-1]
                        [1, 2, 3][-2..-1]
                        [1, 2, 3][2..0]
                        """
                                .replace("\\\\d", "\\d")
                                .replace("\\\\.", "\\.")
                                .split("\n"))
                .filter(it -> !it.isBlank());
    }

    @ParameterizedTest
    @MethodSource("snippets")
    void meansWhatItMeansInGroovy(String snippet) {
        assertThat(ours(snippet)).isEqualTo(groovys(snippet));
    }

    private static String ours(String snippet) {
        try {
            return Values.text(new Sandbox().file(snippet));
        } catch (RuntimeException e) {
            return "fails: " + e.getMessage();
        }
    }

    private static String groovys(String snippet) {
        try {
            var value = new GroovyShell().evaluate(snippet);
            return Values.text(
                    value instanceof Object[] array
                            ? Arrays.asList(array)
                            : value instanceof Enum<?> || value instanceof CharSequence
                                    ? value.toString()
                                    : plain(value));
        } catch (Exception | AssertionError e) {
            return "fails in Groovy: " + e;
        }
    }

    private static Object plain(Object value) {
        return switch (value) {
            case String[] array -> Arrays.asList(array);
            case Double d -> new java.math.BigDecimal(d.toString());
            case Float f -> new java.math.BigDecimal(f.toString());
            case null -> "null";
            default -> value;
        };
    }
}
