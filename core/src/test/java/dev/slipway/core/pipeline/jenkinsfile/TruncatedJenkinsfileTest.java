package dev.slipway.core.pipeline.jenkinsfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.pipeline.Finding;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Half-written files, as an editor sees them, never give anything but findings with a place.
class TruncatedJenkinsfileTest {
    private static final String WHOLE =
            """
            def v = [a: 1, 'b': "x${1 + 1}"]
            pipeline {
                agent { docker { image "maven:${v}" ; args '-u 0' } }
                environment { A = 'x'; B = "${A}-${env.C}"; C = 'a' + "b" }
                options { timeout(time: 1, unit: 'HOURS'); retry(2) }
                parameters { string(name: 'P', defaultValue: 'x') }
                stages {
                    stage('One') {
                        when { anyOf { branch 'main'; expression { return A =~ /x/ } } }
                        steps {
                            sh '''
                              multi "line"
                            '''
                            withEnv(["A=${B}"]) { junit testResults: '**/*.xml' }
                            script {
                                for (int i = 0; i < 3; i++) { if (i == 1) { continue } ; echo "$i" }
                                try { error 'x' } catch (Exception e) { echo e.message }
                            }
                        }
                        post { always { echo 'x' } }
                    }
                    stage('Two') {
                        matrix {
                            axes { axis { name 'OS'; values 'a', 'b' } }
                            stages { stage('In') { steps { echo 'x' } } }
                        }
                    }
                }
            }
            """;

    private static void check(String text) {
        var lines = text.lines().count();
        var parsed = new JenkinsfileParser().parse("Jenkinsfile", text);
        assertThat(parsed.pipeline().isPresent() || !parsed.findings().isEmpty()).isTrue();
        for (Finding finding : parsed.findings()) {
            assertThat(finding.code()).as(text).isNotEqualTo("pipeline.tooBig");
            assertThat(finding.line()).as(finding::toString).isBetween(1, (int) lines + 1);
            assertThat(finding.column()).as(finding::toString).isPositive();
            assertThat(finding.message()).isNotBlank();
        }
    }

    @Test
    void survivesEveryCut() {
        for (var end = 0; end < WHOLE.length(); end += 7) {
            check(WHOLE.substring(0, end));
        }
    }

    @Test
    void survivesHolesAndDoublings() {
        var random = new Random(42);
        for (var i = 0; i < 150; i++) {
            var from = random.nextInt(WHOLE.length());
            var to = Math.min(WHOLE.length(), from + 1 + random.nextInt(40));
            check(WHOLE.substring(0, from) + WHOLE.substring(to));
            check(WHOLE.substring(0, to) + WHOLE.substring(from));
        }
    }
}
