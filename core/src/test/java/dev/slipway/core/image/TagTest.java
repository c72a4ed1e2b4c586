package dev.slipway.core.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.pipeline.RunId;
import dev.slipway.core.source.ProjectName;
import dev.slipway.core.source.Revision;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TagTest {
    private static final Revision REVISION =
            new Revision("1a2b3c4d5e6f7081920a1b2c3d4e5f6071829304", "me", Instant.EPOCH, "");

    private static String tag(String project, int attempt, String service) {
        var run = new RunId(new ProjectName(project), 42, attempt);
        return Tag.of(run, Optional.of(service), REVISION).toString();
    }

    @Test
    void anAttemptIsPartOfTheVersion() {
        assertThat(tag("shop", 1, "web")).isEqualTo("slipway/shop-web:42-1a2b3c4");
        assertThat(tag("shop", 2, "web")).isEqualTo("slipway/shop-web:42.2-1a2b3c4");
    }

    @Test
    void whatDockerDoesNotTakeIsReplacedAndStaysDifferent() {
        var part = "[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*";

        for (var service : new String[] {"Web", "web_", "a..b", "a___b", "a._b", "w-", "a-_b"}) {
            assertThat(tag("shop", 1, service)).matches("slipway/" + part + ":42-1a2b3c4");
        }
        assertThat(tag("shop", 1, "Web")).isNotEqualTo(tag("shop", 1, "web"));
    }
}
