package dev.slipway.core.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.source.Project;
import dev.slipway.core.source.ProjectName;
import dev.slipway.core.source.ProjectStore;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// What a `ProjectStore` does.
public abstract class ProjectStoreContract {
    private static final Project SHOP =
            new Project(
                    new ProjectName("shop"), "/src/shop", Instant.parse("2026-11-22T10:00:00Z"));
    private static final Project APP =
            new Project(
                    new ProjectName("app"),
                    "https://git.example/app.git",
                    Instant.parse("2026-11-22T11:00:00Z"));

    protected abstract ProjectStore store();

    @Test
    void keepsProjectsAndListsThemByName() {
        assertThat(store().add(SHOP)).isTrue();
        assertThat(store().add(APP)).isTrue();
        assertThat(store().all()).containsExactly(APP, SHOP);
        assertThat(store().find(SHOP.name())).contains(SHOP);
        assertThat(store().find(new ProjectName("other"))).isEmpty();
    }

    @Test
    void aNameIsGivenOnce() {
        store().add(SHOP);
        assertThat(store().add(new Project(SHOP.name(), "/elsewhere", Instant.EPOCH))).isFalse();
        assertThat(store().find(SHOP.name())).contains(SHOP);
    }

    @Test
    void aRemovedProjectIsGoneAndItsNameFree() {
        store().add(SHOP);
        assertThat(store().remove(SHOP.name())).isTrue();
        assertThat(store().remove(SHOP.name())).isFalse();
        assertThat(store().all()).isEmpty();
        assertThat(store().add(SHOP)).isTrue();
    }
}
