package dev.slipway.core.pipeline.jenkinsfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/// A Jenkinsfile of 350 lines is read within 300 ms in a warm JVM, on a busy machine too: the best
/// of sixty counts.
class JenkinsfileSpeedTest {
    private static final Duration SOON = Duration.ofMillis(300);

    @Test
    void readsALongFileSoon() {
        var text = LongJenkinsfile.text();
        var parser = new JenkinsfileParser();

        var best = Long.MAX_VALUE;
        for (var i = 0; i < 60 && best > SOON.toNanos(); i++) {
            var begun = System.nanoTime();
            assertThat(parser.parse("Jenkinsfile", text).isRunnable()).isTrue();
            best = Math.min(best, System.nanoTime() - begun);
        }

        assertThat(Duration.ofNanos(best)).isLessThan(SOON);
    }
}
