package dev.slipway.core.pipeline.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.adapter.simulated.SimulatedSourceRepository;
import dev.slipway.core.source.Project;
import dev.slipway.core.source.ProjectName;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SourceWarningsTest {
    private static final Project SHOP =
            new Project(new ProjectName("shop"), "/src/shop", Instant.EPOCH);

    @Test
    void whatIsLeftOutIsSaid() {
        var source = new SimulatedSourceRepository();
        source.commit(SHOP.location(), "main", "Plain", Map.of("a.txt", "a"));
        var plain = source.resolve(SHOP, "main").revision();
        source.commit(
                SHOP.location(),
                "main",
                "More",
                Map.of(
                        ".gitmodules", "[submodule \"x\"]\n\turl = file:///etc\n",
                        ".gitattributes", "*.bin filter=lfs diff=lfs merge=lfs -text\n"));
        var more = source.resolve(SHOP, "main").revision();

        assertThat(SourceWarnings.of(source, SHOP, plain)).isEmpty();
        assertThat(SourceWarnings.of(source, SHOP, more))
                .hasSize(2)
                .anyMatch(warning -> warning.contains("submodules"))
                .anyMatch(warning -> warning.contains("Git LFS"));
    }
}
