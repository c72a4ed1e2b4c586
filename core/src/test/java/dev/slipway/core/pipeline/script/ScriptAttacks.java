package dev.slipway.core.pipeline.script;

import dev.slipway.core.pipeline.Finding;
import dev.slipway.core.pipeline.jenkinsfile.JenkinsfileParser;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What attackers write into scripts, for tests and the bar.
public final class ScriptAttacks {
    /// One a line: ways to the JVM, to files and to the network. FILE would be made, MARK be set.
    public static final String ESCAPES =
            """
            'touch FILE'.execute()
            ['touch', 'FILE'].execute()
            "touch ${'FILE'}".execute()
            'touch FILE'.&execute
            'x'.class
            'x'.class.forName('java.lang.System')
            "".getClass()
            "".getClass().forName('java.lang.Runtime').getMethod('getRuntime').invoke(null)
            [].class.classLoader
            [:].getClass()
            this.class
            this.getClass()
            this.metaClass
            this.binding
            this.getBinding()
            this.evaluate('1')
            evaluate('System.setProperty("MARK", "1")')
            Eval.me('1')
            Eval.x(1, 'x')
            new GroovyShell().evaluate('1')
            new groovy.lang.GroovyClassLoader()
            new GroovyScriptEngine('.')
            new groovy.util.Eval()
            System.exit(1)
            System.setProperty('MARK', '1')
            System.getProperty('user.home')
            System.getenv('HOME')
            System.getenv()
            java.lang.System.exit(1)
            java.lang.Runtime.getRuntime().exec('touch FILE')
            Runtime.runtime.exec('touch FILE')
            Runtime.getRuntime()
            new ProcessBuilder('touch', 'FILE').start()
            new File('FILE').text = 'x'
            new File('FILE').createNewFile()
            new java.io.File('/etc/passwd').text
            new FileWriter('FILE')
            new java.io.FileOutputStream('FILE')
            new URL('http://127.0.0.1').text
            'http://127.0.0.1'.toURL().text
            new URI('http://127.0.0.1').toURL().getText()
            new Socket('127.0.0.1', 1)
            java.nio.file.Files.createFile(java.nio.file.Paths.get('FILE'))
            Class.forName('java.lang.System')
            Thread.sleep(100000)
            Thread.start { }
            new Thread({ }).start()
            Jenkins.instance
            jenkins.model.Jenkins.get()
            Jenkins.getInstance().doSafeExit()
            hudson.model.Hudson.instance
            currentBuild.rawBuild
            currentBuild.rawBuild.class
            currentBuild.getRawBuild()
            currentBuild.class
            currentBuild.metaClass
            env.class
            env.metaClass
            env.getClass()
            params.getClass()
            scm.getClass()
            scm.class
            docker.getClass()
            docker.class
            docker.metaClass
            String.metaClass.x = { 1 }
            String.metaClass
            String.class
            String.getMethods()
            Integer.class
            'x'.metaClass.y = { 1 }
            'x'.invokeMethod('execute', null)
            'touch FILE'.'execute'()
            'touch FILE'."${'exe' + 'cute'}"()
            'touch FILE'."execute"()
            this."${'eval' + 'uate'}"('1')
            "${'x'.getClass()}"
            ['touch FILE']*.execute()
            ['x']*.class
            [[1]]*.getClass()
            ['x'].collect { it.class }
            'x'.with { getClass() }
            'x'.with { execute() }
            'x'.with { delegate.class }
            { -> }.class
            ({ -> }).getClass()
            ({ -> }).owner.class
            ({ -> }).thisObject
            ({ -> }).metaClass
            ({ -> }).getDelegate().getClass()
            ({ -> }).asType(Runnable)
            ({ -> } as Runnable).run()
            [run: { }] as Runnable
            [compare: { a, b -> 0 }] as Comparator
            'java.lang.System' as Class
            'x' as File
            'FILE' as File
            (Class) 'java.lang.System'
            new String('x').class
            new Exception('x').stackTrace[0].class
            new Exception('x').class
            new Exception('x').getClass()
            try { error 'x' } catch (e) { e.class.forName('x') }
            try { error 'x' } catch (e) { e.getClass() }
            try { error 'x' } catch (e) { e.cause.class }
            try { null.x } catch (e) { e.metaClass }
            new Date().class
            new Date().toInstant().getClass()
            new Random().class
            new StringBuilder().getClass()
            new groovy.json.JsonSlurper().parse(new File('FILE'))
            new groovy.json.JsonSlurper().parse('x')
            new groovy.json.JsonSlurper().class
            new groovy.json.JsonSlurper(type: 'LAX')
            new XmlSlurper().parseText('<x/>')
            new XmlParser()
            new groovy.text.SimpleTemplateEngine()
            new javax.script.ScriptEngineManager()
            new ObjectInputStream(null)
            new Object()
            new Object() { def x() { 1 } }
            new ArrayList([1]).getClass()
            new int[1000000000]
            (1..2).getClass()
            ('a' =~ 'a').class
            ('a' =~ 'a').getClass()
            ~/x/.class
            'a'.bytes.class
            'a'.getBytes().getClass()
            Math.class
            Math.getClass()
            Math.metaClass
            UUID.class
            groovy.json.JsonOutput.getClass()
            java.util.UUID.classLoader
            1.class
            1.getClass()
            1.5.class
            true.class
            null.class
            null.getClass()
            x.@y
            'x'.@value
            this.@x
            use(String) { }
            Script1.main()
            sleep { }
            getProperty('class')
            getClass()
            metaClass
            binding
            class
            invokeMethod('x', null)
            setProperty('x', 1)
            println(new File('FILE'))
            print(this.class)
            start()
            getBinding()
            env['class'].x
            params['class'].forName('x')
            currentBuild['class'].forName('x')
            [a: 1].getClass()
            [class: 1].class.forName('x')
            [:]['class'].forName('x')
            [:].'class'.forName('x')
            'x'['class']
            this['class']
            this['metaClass']
            steps['class'].x
            script['class'].x
            scm['class']
            Closure.DELEGATE_FIRST.class
            Integer.MAX_VALUE.class
            Result.SUCCESS.class
            hudson.model.Result.fromString('x').class
            'x'.toString().getClass().getName()
            'x'.hashCode().getClass()
            'x'.dump()
            'x'.inspect().getClass()
            'x'.properties
            'x'.getProperties()
            'x'.getMetaClass()
            'x'.respondsTo('execute')
            'x'.hasProperty('class')
            'x'.identity { it.class }
            'x'.asType(Class)
            'x'.toURI()
            'x'.eachFile { }
            'FILE'.newWriter()
            'FILE'.toFile()
            """;

    /// What never ends or eats the memory.
    public static final List<String> BOMBS =
            List.of(
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
                    "def l = []\nwhile (true) { l << env }",
                    "def l = []\nwhile (true) { l << { x -> x } }",
                    "def l = []\nwhile (true) { l << ('a' =~ 'a') }",
                    "def l = []\nwhile (true) { l << [:] << [] }",
                    "def l = []\nwhile (true) { try { 'x'.foo() } catch (e) { l << e } }",
                    "def l = []\ndef s = 'x' * 8000000\nwhile (true) { l << new StringBuilder(s) }",
                    "def l = []\ndef s = 'x' * 8000000\nwhile (true) { l << new StringBuilder().append(s) }",
                    "def l = []\ndef s = 'x' * 8000000\nwhile (true) { l << s.bytes() }",
                    "def l = []\ndef s = 'x' * 8000000\nwhile (true) { l << (s as List) }",
                    "def l = []\ndef s = 'x ' * 4000000\nwhile (true) { l << s.split(' ') }",
                    "def l = []\ndef s = 'x ' * 4000000\nwhile (true) { l << s.tokenize() }",
                    "def j = '[' * 100000\nnew groovy.json.JsonSlurper().parseText(j)",
                    "while (true) { new groovy.json.JsonSlurper().parseText('[' + '1,' * 100000 + '1]') }");

    private ScriptAttacks() {}

    /// @param fast thinking time passes quicker, so that tests end soon
    public static String outcome(String script, boolean fast) {
        var parsed = new JenkinsfileParser().parse("Jenkinsfile", "def y = 1\n" + script);
        var isRefused = parsed.findings().stream().anyMatch(Finding::isError);
        if (parsed.pipeline().isEmpty()) {
            return "refused by lint";
        }
        try {
            var value = new Sandbox(fast).whole(parsed.pipeline().get());
            return isRefused && isHarmless(value)
                    ? "refused by lint"
                    : "gave " + (value == null ? "null" : value.getClass() + " " + value);
        } catch (ScriptException | Stopped | IllegalStateException e) {
            return "refused by the interpreter";
        }
    }

    private static boolean isHarmless(@Nullable Object value) {
        return value == null
                || value instanceof String
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof Function
                || value instanceof TypeName
                || (value instanceof java.util.Collection<?> items
                        && items.stream().allMatch(ScriptAttacks::isHarmless));
    }
}
