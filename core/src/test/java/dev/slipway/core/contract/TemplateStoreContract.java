package dev.slipway.core.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.template.TemplateStore;
import dev.slipway.core.template.TemplateStore.Saved;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// What a `TemplateStore` does.
public abstract class TemplateStoreContract {
    private static final Instant AT = Instant.parse("2026-11-25T10:00:00Z");

    protected abstract TemplateStore store();

    @Test
    void eachChangeIsAVersionOfItsOwn() {
        assertThat(store().save("b", "one", AT)).isEqualTo(1);
        assertThat(store().save("b", "two", AT)).isEqualTo(2);
        assertThat(store().save("b", "two", AT.plusSeconds(9))).isEqualTo(2);
        assertThat(store().save("a", "one", AT)).isEqualTo(1);

        assertThat(store().newest())
                .containsExactly(new Saved("a", 1, "one", AT), new Saved("b", 2, "two", AT));
        assertThat(store().versions("b")).extracting(Saved::text).containsExactly("two", "one");
    }

    @Test
    void whatIsRemovedIsGoneWithAllItsVersions() {
        store().save("a", "one", AT);
        store().save("a", "two", AT);
        store().remove("a");
        store().remove("a");
        assertThat(store().newest()).isEmpty();
        assertThat(store().versions("a")).isEmpty();
    }
}
