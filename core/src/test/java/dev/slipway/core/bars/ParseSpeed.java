package dev.slipway.core.bars;

import dev.slipway.core.pipeline.jenkinsfile.JenkinsfileParser;
import dev.slipway.core.pipeline.jenkinsfile.LongJenkinsfile;
import java.util.Arrays;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.ErrorCollector;
import org.codehaus.groovy.control.ParserPluginFactory;
import org.codehaus.groovy.control.SourceUnit;

/// Bar: a Jenkinsfile of 350 lines is read and checked in under 1 s by a fresh JVM, in under 300 ms
/// by a warm one. Beside it Groovy's bare parser, in the same run.
public final class ParseSpeed {
    private static final long COLD = 1_000;
    private static final long WARM = 300;
    private static final int TIMES = 40;

    private ParseSpeed() {}

    public static void main(String[] arguments) {
        var text = LongJenkinsfile.text();
        var parser = new JenkinsfileParser();
        var cold = millis(() -> parser.parse("Jenkinsfile", text));
        var warm = median(() -> parser.parse("Jenkinsfile", text));
        var bare = median(() -> bare(text));
        var isHeld = cold < COLD && warm < WARM && parser.parse("Jenkinsfile", text).isRunnable();
        System.out.printf(
                "bar parse-speed %d lines: cold %.0f ms, warm %.1f ms, %.1f x Groovy's parser alone"
                        + " (%.1f ms)%n",
                text.lines().count(), cold, warm, warm / bare, bare);
        System.exit(isHeld ? 0 : 1);
    }

    static void bare(String text) {
        var configuration = new CompilerConfiguration();
        configuration.setPluginFactory(ParserPluginFactory.antlr2());
        var unit =
                new SourceUnit("x", text, configuration, null, new ErrorCollector(configuration));
        unit.parse();
        unit.completePhase();
        unit.nextPhase();
        unit.convert();
    }

    private static double median(Runnable work) {
        var times = new double[TIMES];
        for (var i = 0; i < TIMES; i++) {
            times[i] = millis(work);
        }
        Arrays.sort(times);
        return times[TIMES / 2];
    }

    private static double millis(Runnable work) {
        var begun = System.nanoTime();
        work.run();
        return (System.nanoTime() - begun) / 1e6;
    }
}
