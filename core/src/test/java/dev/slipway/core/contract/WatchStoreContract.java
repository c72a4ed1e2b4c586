package dev.slipway.core.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.source.BranchPattern;
import dev.slipway.core.source.ProjectName;
import dev.slipway.core.source.watch.Watch;
import dev.slipway.core.source.watch.WatchStore;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What a `WatchStore` does.
public abstract class WatchStoreContract {
    private static final ProjectName SHOP = new ProjectName("shop");
    private static final Watch WATCH =
            new Watch(
                    new BranchPattern("main,release/*"),
                    Optional.of(Duration.ofMinutes(2)),
                    false,
                    true);

    protected abstract WatchStore store();

    @Test
    void nobodyIsWatchedUntilChosen() {
        assertThat(store().find(SHOP)).isEqualTo(Watch.OFF);
        assertThat(store().find(SHOP).isOn()).isFalse();
        assertThat(store().seen(SHOP)).isEmpty();
        store().saw(SHOP, Map.of("main", "1"));
        assertThat(store().seen(SHOP)).isEmpty();
    }

    @Test
    void aChoiceIsKeptAndBeginsAnew() {
        store().save(SHOP, WATCH);
        assertThat(store().find(SHOP)).isEqualTo(WATCH);
        assertThat(store().seen(SHOP)).isEmpty();

        store().saw(SHOP, Map.of());
        assertThat(store().seen(SHOP)).contains(Map.of());
        store().saw(SHOP, Map.of("main", "1", "x", "2"));
        assertThat(store().seen(SHOP)).contains(Map.of("main", "1", "x", "2"));

        store().save(SHOP, Watch.OFF);
        assertThat(store().find(SHOP)).isEqualTo(Watch.OFF);
        assertThat(store().seen(SHOP)).isEmpty();
    }
}
