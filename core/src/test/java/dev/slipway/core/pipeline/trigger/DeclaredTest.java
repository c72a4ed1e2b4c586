package dev.slipway.core.pipeline.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.pipeline.Finding;
import dev.slipway.core.pipeline.Status;
import dev.slipway.core.pipeline.jenkinsfile.JenkinsfileParser;
import dev.slipway.core.pipeline.jenkinsfile.Parsed;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

final class DeclaredTest {
    private static Parsed parsed(String triggers) {
        return new JenkinsfileParser()
                .parse(
                        "Jenkinsfile",
                        "pipeline {\n agent any\n triggers {\n"
                                + triggers
                                + "\n }\n stages { stage('A') { steps { echo 'a' } } }\n}\n");
    }

    private static Declared declared(String triggers) {
        return Declared.of(parsed(triggers).pipeline().orElseThrow(), "shop", ZoneOffset.UTC);
    }

    @Test
    void readsTimesAndUpstreamProjects() {
        var declared =
                declared(
                        "cron('H 2 * * *')\n pollSCM('H/5 * * * *')\n upstream(upstreamProjects:"
                                + " 'lib, base', threshold: hudson.model.Result.UNSTABLE)");

        assertThat(parsed("cron('H 2 * * *')").findings()).isEmpty();
        assertThat(declared.cron()).hasSize(1);
        assertThat(declared.pollScm()).hasSize(1);
        assertThat(declared.follows("lib", Status.UNSTABLE)).isTrue();
        assertThat(declared.follows("base", Status.SUCCESS)).isTrue();
        assertThat(declared.follows("base", Status.FAILURE)).isFalse();
        assertThat(declared.follows("other", Status.SUCCESS)).isFalse();
    }

    @Test
    void withoutAThresholdOnlySuccessCounts() {
        var declared = declared("upstream('lib')");
        assertThat(declared.follows("lib", Status.SUCCESS)).isTrue();
        assertThat(declared.follows("lib", Status.UNSTABLE)).isFalse();
    }

    @Test
    void lintSaysWhichTimesCannotBeRead() {
        assertThat(parsed("cron('H 25 * * *')").findings())
                .extracting(Finding::code)
                .containsExactly("pipeline.badTimes");
        assertThat(parsed("githubPush()").findings())
                .extracting(Finding::code)
                .containsExactly("pipeline.noEffect");
    }
}
