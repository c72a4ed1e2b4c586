package dev.slipway.core.pipeline.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.pipeline.EnvironmentEntry;
import dev.slipway.core.pipeline.jenkinsfile.JenkinsfileParser;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Entries come after those they name, as Jenkins resolves them.
final class EntryOrderTest {
    private static List<String> order(String entries) {
        var file =
                "pipeline {\n  agent any\n  environment {\n"
                        + entries
                        + "\n  }\n  stages { stage('A') { steps { echo 'x' } } }\n}\n";
        var pipeline = new JenkinsfileParser().parse("Jenkinsfile", file).pipeline().orElseThrow();
        return EntryOrder.of(pipeline.environment()).stream().map(EnvironmentEntry::name).toList();
    }

    @Test
    void whatIsNamedComesFirst() {
        assertThat(order("A = \"${B}-x\"\nB = \"${env.C}\"\nC = 'c'"))
                .containsExactly("C", "B", "A");
    }

    @Test
    void withoutNamesTheOrderStays() {
        assertThat(order("B = 'b'\nA = 'a'\nC = \"${BUILD_NUMBER}\""))
                .containsExactly("B", "A", "C");
    }

    @Test
    void oneThatNamesItselfMeansTheValueOutside() {
        assertThat(order("PATH = \"/x:${PATH}\"\nA = \"${PATH}\"")).containsExactly("PATH", "A");
    }

    @Test
    void aRingStaysAsWritten() {
        assertThat(order("A = \"${B}\"\nB = \"${A}\"")).containsExactlyInAnyOrder("A", "B");
    }

    @Test
    void namesAreFoundInsideCallsAndSums() {
        assertThat(order("A = 'x' + \"${B}\"\nB = \"${C.trim()}\"\nC = credentials('c')"))
                .containsExactly("C", "B", "A");
    }
}
