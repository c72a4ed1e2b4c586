package dev.slipway.core.pipeline.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.slipway.core.pipeline.Finding;
import dev.slipway.core.pipeline.jenkinsfile.JenkinsfileParser;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/// Ways out of the interpreter that attackers of Groovy sandboxes have used. None leads anywhere:
/// lint says so before the run, and running it all the same ends in a refusal with nothing done.
class EscapeTest {
    private static final String MARK = "slipway.escape.ran";
    private static final Duration SOON = Duration.ofSeconds(5);

    @TempDir Path folder;

    static Stream<String> attacks() {
        return """
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
        """
                .lines()
                .filter(line -> !line.isBlank());
    }

    /// Nothing may come of it but an exception or a harmless value, and soon.
    @ParameterizedTest
    @MethodSource("attacks")
    void leadsNowhere(String attack) {
        var file = folder.resolve("escaped");
        var script = attack.replace("FILE", file.toString()).replace("MARK", MARK);

        var result = assertTimeoutPreemptively(SOON, () -> outcome(script));

        assertThat(Files.exists(file)).isFalse();
        assertThat(System.getProperty(MARK)).isNull();
        assertThat(result).isIn("refused by lint", "refused by the interpreter");
    }

    private static String outcome(String script) {
        var parsed = new JenkinsfileParser().parse("Jenkinsfile", "def y = 1\n" + script);
        var isRefused = parsed.findings().stream().anyMatch(Finding::isError);
        if (parsed.pipeline().isEmpty()) {
            return "refused by lint";
        }
        try {
            var value = new Sandbox().whole(parsed.pipeline().get());
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
                        && items.stream().allMatch(EscapeTest::isHarmless));
    }
}
