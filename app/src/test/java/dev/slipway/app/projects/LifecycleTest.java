package dev.slipway.app.projects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.environment.Environment;
import dev.slipway.core.environment.EnvironmentName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LifecycleTest {
    private static Environment environment(String name, @Nullable String after, int added) {
        return new Environment(
                new EnvironmentName(name),
                "default",
                Map.of(),
                after == null ? null : new EnvironmentName(after),
                false,
                Instant.ofEpochSecond(added));
    }

    @Test
    void eachComesAfterTheOneItFollowsWhateverTheOrderTheyWereAddedIn() {
        assertThat(
                        Lifecycle.inOrder(
                                List.of(
                                        environment("production", "staging", 1),
                                        environment("sandbox", null, 5),
                                        environment("test", null, 2),
                                        environment("staging", "test", 3))))
                .extracting(EnvironmentName::value)
                .containsExactly("test", "staging", "production", "sandbox");
    }
}
