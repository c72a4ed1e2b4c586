package dev.slipway.core.pipeline.jenkinsfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.pipeline.runner.Steps;
import org.junit.jupiter.api.Test;

/// What the check accepts is exactly what a run carries out.
class StepCatalogueTest {

    @Test
    void agreesWithTheRunner() {
        assertThat(StepCatalogue.run()).containsExactlyInAnyOrderElementsOf(Steps.names());
    }
}
