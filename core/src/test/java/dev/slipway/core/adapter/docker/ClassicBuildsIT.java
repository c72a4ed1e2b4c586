package dev.slipway.core.adapter.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.engine.Builds;
import dev.slipway.core.time.Timer;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClassicBuildsIT extends RealBuildsContract {
    private final Builds classic =
            new DockerBuilds(
                    new DockerHttp(RealEngine.endpoint(), Timer.system()),
                    engine().images(),
                    Clock.systemUTC(),
                    "the test wants it");

    @Override
    protected Builds builds() {
        return classic;
    }

    @Test
    void theFallbackIsSaid() throws Exception {
        dockerfile("FROM busybox:stable");
        var told = new Told();

        builds().build(spec(Map.of()), told);

        assertThat(told.fallback).isEqualTo("the test wants it");
    }
}
