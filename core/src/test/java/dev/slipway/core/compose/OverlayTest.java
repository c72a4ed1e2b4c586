package dev.slipway.core.compose;

import static dev.slipway.core.compose.ComposeSamples.good;
import static dev.slipway.core.compose.ComposeSamples.read;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OverlayTest {
    private static final String BASE =
            """
            services:
              web:
                image: one
                command: [a, b]
                environment: {A: 1, B: 2}
                volumes: [data:/data, logs:/logs]
                depends_on: [db]
                networks: [front]
                deploy: {replicas: 1, resources: {limits: {memory: 64m}}}
                x-release: {port: 80, strategy: canary, steps: [{setWeight: 5}, {pause: {}}]}
              db: {image: d}
            volumes: {data: , logs: , other: }
            networks: {front: , back: }
            """;

    @Test
    void mappingsMergeListsGrowCommandsAreReplaced() {
        var application =
                laid(
                        """
                        services:
                          web:
                            command: run it
                            environment: [B=3, C=4]
                            volumes: [other:/data]
                            networks: [back]
                            deploy: {replicas: 3}
                            x-release: {steps: [{setWeight: 50}]}
                        """);
        var web = application.service("web").orElseThrow();
        assertThat(web.image()).contains("one");
        assertThat(web.command()).contains(List.of("run", "it"));
        assertThat(web.environment()).isEqualTo(Map.of("A", "1", "B", "3", "C", "4"));
        assertThat(web.mounts().toString()).contains("other", "/logs").doesNotContain("name=data");
        assertThat(web.networks()).containsExactlyInAnyOrder("front", "back");
        assertThat(web.replicas()).isEqualTo(3);
        assertThat(web.memoryBytes()).isEqualTo(64L << 20);
        assertThat(web.release().orElseThrow().steps()).hasSize(1);
        assertThat(web.release().orElseThrow().port()).isEqualTo(80);
    }

    @Test
    void resetTakesAwayAndOverrideReplaces() {
        var application =
                laid(
                        """
                        services:
                          web:
                            depends_on: !reset null
                            environment: !override {Z: 9}
                        """);
        var web = application.service("web").orElseThrow();
        assertThat(web.dependsOn()).isEmpty();
        assertThat(web.environment()).isEqualTo(Map.of("Z", "9"));
    }

    @Test
    void whatIsWrongInTheOverlayIsToldThere() {
        var result = read(BASE, Optional.of("services:\n  web:\n    mac_address: x\n"), Map.of());
        assertThat(result.findings())
                .anySatisfy(f -> {
                    assertThat(f.file()).isEqualTo("compose.test.yaml");
                    assertThat(f.line()).isEqualTo(3);
                });
    }

    private static Application laid(String overlay) {
        return good(BASE, Optional.of(overlay), Map.of());
    }
}
