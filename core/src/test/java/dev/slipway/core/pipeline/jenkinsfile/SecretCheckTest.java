package dev.slipway.core.pipeline.jenkinsfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.pipeline.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Each `§` stands where a warning is due.
final class SecretCheckTest {
    private static void expect(String code, Marked file) {
        assertThat(places(code, file)).containsExactlyElementsOf(file.places());
    }

    private static List<String> places(String code, Marked file) {
        return file.findings().stream()
                .filter(it -> it.code().equals(code))
                .peek(it -> assertThat(it.isError()).isFalse())
                .map(SecretCheckTest::place)
                .toList();
    }

    private static String place(Finding finding) {
        return finding.line() + ":" + finding.column();
    }

    @Test
    void plainTextIsSeenWhereverItStands() {
        expect(
                "pipeline.plainSecret",
                Marked.ofPipeline(
                        "  environment {\n    DB_PASSWORD = §'hunter2'\n    HOST = 'x'\n  }"));
        expect(
                "pipeline.plainSecret",
                Marked.ofSteps("script { def apiToken = 'x'\n sh §'docker login -p hunter2' }"));
        expect("pipeline.plainSecret", Marked.ofSteps("withEnv(['A=b']) { sh 'make' }"));
    }

    @Test
    void whatComesFromCredentialsIsFine() {
        expect(
                "pipeline.plainSecret",
                Marked.ofPipeline("  environment { DB_PASSWORD = credentials('db') }"));
    }

    @Test
    void groovyMustNotPutSecretsIntoCommands() {
        expect(
                "pipeline.secretInterpolated",
                Marked.ofSteps(
                        "withCredentials([usernamePassword(credentialsId: 'r', usernameVariable:"
                                + " 'U', passwordVariable: 'P')]) {\n"
                                + "sh \"login -u $U -p $§{P}\"\n"
                                + "sh \"login -p $§{env.P}\"\n"
                                + "sh 'login -p $P'\n}"));
        expect(
                "pipeline.secretInterpolated",
                Marked.ofPipeline(
                        "  environment { DB = credentials('db') }\n"
                                + "  post { always { sh \"use $§{DB_PSW} ${HOST}\" } }"));
    }

    @Test
    void passwordParametersAreSecretsToo() {
        var file =
                Marked.ofPipeline(
                        "  parameters { password(name: 'PIN', defaultValue: '', description: '') }\n"
                                + "  post { always { sh \"use $§{params.PIN}\"; echo 'x' } }");
        expect("pipeline.secretInterpolated", file);
        assertThat(file.findings()).noneMatch(Finding::isError);
    }
}
