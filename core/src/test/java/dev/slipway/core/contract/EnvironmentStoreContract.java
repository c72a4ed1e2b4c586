package dev.slipway.core.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.environment.Environment;
import dev.slipway.core.environment.EnvironmentName;
import dev.slipway.core.environment.EnvironmentStore;
import dev.slipway.core.environment.Freeze;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What an `EnvironmentStore` does.
public abstract class EnvironmentStoreContract {
    private static final Environment STAGING =
            new Environment(
                    new EnvironmentName("staging"),
                    "default",
                    Map.of("WEB_PORT", "0", "LANG", "\u00fc \"quoted\""),
                    null,
                    false,
                    Instant.parse("2026-11-22T10:00:00Z"));
    private static final Environment PRODUCTION =
            new Environment(
                    new EnvironmentName("prod"),
                    "remote",
                    Map.of(),
                    STAGING.name(),
                    true,
                    Instant.parse("2026-11-22T11:00:00Z"));

    protected abstract EnvironmentStore store();

    @Test
    void keepsEnvironmentsInTheOrderTheyWereAdded() {
        assertThat(store().add(STAGING)).isTrue();
        assertThat(store().add(PRODUCTION)).isTrue();
        assertThat(store().all()).containsExactly(STAGING, PRODUCTION);
        assertThat(store().find(PRODUCTION.name())).contains(PRODUCTION);
    }

    @Test
    void aNameIsGivenOnce() {
        store().add(STAGING);
        assertThat(store().add(STAGING)).isFalse();
        assertThat(store().all()).containsExactly(STAGING);
    }

    @Test
    void aRemovedEnvironmentIsGone() {
        store().add(STAGING);
        assertThat(store().remove(STAGING.name())).isTrue();
        assertThat(store().remove(STAGING.name())).isFalse();
        assertThat(store().find(STAGING.name())).isEmpty();
    }

    @Test
    void anEnvironmentIsReplacedWhereItStands() {
        store().add(STAGING);
        store().add(PRODUCTION);
        var changed =
                new Environment(
                        STAGING.name(),
                        "other",
                        Map.of("A", "1"),
                        PRODUCTION.name(),
                        true,
                        STAGING.addedAt(),
                        List.of(new Freeze("Fri 16:00 - Mon 08:00 Europe/Zurich")));
        assertThat(store().replace(changed)).isTrue();
        assertThat(store().all()).containsExactly(changed, PRODUCTION);
        store().remove(STAGING.name());
        assertThat(store().replace(changed)).isFalse();
    }
}
