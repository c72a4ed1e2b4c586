package dev.slipway.core.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.engine.ImageId;
import org.junit.jupiter.api.Test;

/// What `Images` promises of images that are there.
public abstract class ImagesContract extends EngineContract {

    @Test
    void anImageIsFoundByTagAndById() {
        var byTag = engine().images().find(IMAGE).orElseThrow();
        var byId = engine().images().find(byTag.id().value()).orElseThrow();

        assertThat(byTag.id().value()).matches("sha256:[0-9a-f]{64}");
        assertThat(byTag.tags()).contains(IMAGE);
        assertThat(byId).isEqualTo(byTag);
        assertThat(engine().images().list()).contains(byTag);
        assertThat(engine().images().find("slipway.invalid/none:1")).isEmpty();
    }

    @Test
    void itsLayersMakeUpItsSize() {
        var image = engine().images().find(IMAGE).orElseThrow();
        var layers = engine().images().layers(image.id());

        assertThat(layers).isNotEmpty();
        assertThat(layers.stream().mapToLong(layer -> layer.size()).sum()).isEqualTo(image.size());
        assertThat(
                        problem(() ->
                                        engine().images()
                                                .layers(new ImageId("sha256:" + "0".repeat(64))))
                                .code())
                .isEqualTo("engine.imageMissing");
    }

    @Test
    void aTagCanBeAddedAndTakenAway() {
        var id = engine().images().find(IMAGE).orElseThrow().id();
        var tag = "localhost:1/" + unique + "/web:1.2";

        engine().images().tag(id, tag);
        assertThat(engine().images().find(tag).orElseThrow().id()).isEqualTo(id);

        engine().images().remove(tag);
        engine().images().remove(tag);
        assertThat(engine().images().find(tag)).isEmpty();
        assertThat(engine().images().find(IMAGE)).isPresent();
    }

    @Test
    void aSavedImageIsTheSameWhenLoaded() throws Exception {
        var id = engine().images().find(IMAGE).orElseThrow().id();

        try (var archive = engine().images().save(id)) {
            engine().images().load(archive);
        }

        assertThat(engine().images().find(id.value()).orElseThrow().id()).isEqualTo(id);
    }

    @Test
    void aNameThatIsNoneIsRefused() {
        assertThat(problem(() -> engine().images().find("../containers/x")).code())
                .isEqualTo("image.name");
    }
}
