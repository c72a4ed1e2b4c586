package dev.slipway.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NavigatorTest {
    private static final Address PROJECTS = Address.of("projects");
    private static final Address SHOP = Address.of("project", "shop");
    private static final Address RUN = Address.of("project", "shop", "run", "1");

    private final Navigator navigator = new Navigator(PROJECTS);

    @Test
    void backAndForwardAreABrowsers() {
        navigator.go(SHOP);
        navigator.go(RUN);

        navigator.back();
        assertThat(navigator.current().get()).isEqualTo(SHOP);
        navigator.forward();
        assertThat(navigator.current().get()).isEqualTo(RUN);
        assertThat(navigator.canGoForward().get()).isFalse();
    }

    @Test
    void aNewWayForgetsTheOldForward() {
        navigator.go(SHOP);
        navigator.back();
        navigator.go(RUN);

        assertThat(navigator.canGoForward().get()).isFalse();
        navigator.back();
        assertThat(navigator.current().get()).isEqualTo(PROJECTS);
        assertThat(navigator.canGoBack().get()).isFalse();
    }

    @Test
    void aSelectionIsKeptForComingBackButIsNoStep() {
        navigator.go(RUN);
        navigator.refine(RUN.with("stage", "Test"));
        navigator.go(PROJECTS);

        navigator.back();

        assertThat(navigator.current().get().query("stage")).contains("Test");
        navigator.back();
        assertThat(navigator.current().get()).isEqualTo(PROJECTS);
    }

    @Test
    void aPageThatWasLeftCannotMoveTheWindow() {
        navigator.go(SHOP);

        navigator.refine(RUN.with("stage", "Test"));

        assertThat(navigator.current().get()).isEqualTo(SHOP);
    }
}
