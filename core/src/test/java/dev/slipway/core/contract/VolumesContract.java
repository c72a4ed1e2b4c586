package dev.slipway.core.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.engine.Mount;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What `Volumes` promises.
public abstract class VolumesContract extends EngineContract {

    @Test
    void aVolumeIsMadeOnceAndRemovedWithoutComplaint() {
        var name = unique + "-vol";

        var folder = engine().volumes().ensure(name, labels);
        assertThat(folder).isNotEmpty();
        assertThat(engine().volumes().ensure(name, labels)).isEqualTo(folder);
        assertThat(engine().volumes().list(labels)).containsExactly(name);

        engine().volumes().remove(name);
        engine().volumes().remove(name);
        assertThat(engine().volumes().list(labels)).isEmpty();
    }

    @Test
    void whatOneContainerWritesTheNextOneReads() throws Exception {
        var name = unique + "-vol";
        engine().volumes().ensure(name, labels);
        var mounts = List.<Mount>of(new Mount.Volume(name, "/data", false));

        var first = running(spec("-1").command(OBEDIENT).mounts(mounts));
        assertThat(exec(first, new Output(), "sh", "-c", "echo kept >/data/f")).isZero();
        engine().containers().remove(first);
        var second = running(spec("-2").command(OBEDIENT).mounts(mounts));

        assertThat(output(second, "cat", "/data/f")).isEqualTo("kept\n");
    }
}
