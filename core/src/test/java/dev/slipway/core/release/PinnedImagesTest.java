package dev.slipway.core.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.compose.StrategyName;
import org.junit.jupiter.api.Test;

class PinnedImagesTest {
    private final Scene scene = new Scene(StrategyName.CANARY, 1, Scene.weight(10), Scene.pause());

    @Test
    void whatRunsAndWhatIsTriedIsHeldByItsRelease() {
        var pins = new PinnedImages(scene.store).all();

        var part = scene.state().release().parts().getFirst();
        assertThat(pins.get(part.stable().orElseThrow().imageId())).contains(scene.id);
        assertThat(pins.get(part.candidate().orElseThrow().imageId())).containsExactly(scene.id);
        assertThat(pins).doesNotContainKey("sha256:of-nobody");
    }
}
