package dev.slipway.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ZoomTest {
    @Test
    void goesFrom80To200AndNoFurther() {
        assertThat(Zoom.in(100)).isEqualTo(110);
        assertThat(Zoom.in(200)).isEqualTo(200);
        assertThat(Zoom.out(100)).isEqualTo(90);
        assertThat(Zoom.out(80)).isEqualTo(80);
        assertThat(Zoom.clamped(1000)).isEqualTo(200);
    }
}
