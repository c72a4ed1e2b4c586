package dev.slipway.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.environment.EnvironmentName;
import dev.slipway.core.pipeline.Status;
import dev.slipway.core.release.ReleaseId;
import dev.slipway.core.release.ReleaseStatus.Verb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// The whole main job in the window on the real engine: a project is added, built, released,
/// changed, built again, given a part of the users, and rolled back. By the keyboard alone or by
/// the mouse alone: `SLIPWAY_TEST_SEED` draws one of them.
@ExtendWith(ApplicationExtension.class)
class MainJobIT {
    private static final Duration WORK = Duration.ofMinutes(4);

    @SuppressWarnings("NullAway.Init")
    private Window window;

    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Hand hand;

    @Start
    void open(Stage stage) throws IOException {
        window = Window.open(Files.createTempDirectory("main-job"), stage);
        folder = window.core().sample().unpack(window.core().home().sample());
    }

    @AfterEach
    void close() throws InterruptedException {
        try {
            var projects = window.core().projects().list();
            if (!projects.isEmpty() && !window.core().environments().list().isEmpty()) {
                window.core()
                        .releases()
                        .down(
                                projects.getFirst().name(),
                                new EnvironmentName("test"),
                                false,
                                "story");
            }
        } finally {
            window.close();
        }
    }

    @Test
    void fromAFolderToAWeightedReleaseAndBack(FxRobot robot) throws Exception {
        hand = byMouse() ? new Hand.Mouse(robot, window) : new Hand.Keyboard(robot, window);
        publishAnywhere();
        whenTheSampleIsOpenedAndBuilt(1);
        whenAnEnvironmentIsAdded();
        whenItIsReleased();
        thenUsersGetAll();

        change();
        whenItIsBuiltAgain(2);
        whenItIsReleased();
        var release = thenTheCandidateWaitsAt(10);
        whenTheWeightIsMovedTo25(release);
        whenItIsAborted(release);
    }

    private static boolean byMouse() {
        var seed = System.getenv("SLIPWAY_TEST_SEED");
        return seed != null && Math.floorMod(seed.hashCode(), 2) == 1;
    }

    /// A free port, and no wait that nobody watches.
    private void publishAnywhere() throws Exception {
        var compose = folder.resolve("compose.yaml");
        Files.writeString(
                compose,
                Files.readString(compose)
                        .replace("${WEB_PORT:-8088}", "0")
                        .replace("pause: {duration: 10s}", "pause: {}"));
        commit("Publish on a free port");
    }

    private void change() throws Exception {
        Files.writeString(folder.resolve("VERSION"), "3.0.0\n");
        commit("Call it 3.0.0");
    }

    private void commit(String message) throws Exception {
        for (var words :
                List.of(
                        List.of("git", "add", "-A"),
                        List.of(
                                "git",
                                "-c",
                                "user.name=Ada",
                                "-c",
                                "user.email=ada@example.org",
                                "commit",
                                "-qm",
                                message))) {
            var process = new ProcessBuilder(words).directory(folder.toFile()).inheritIO().start();
            assertThat(process.waitFor()).as(words.toString()).isZero();
        }
    }

    private void whenTheSampleIsOpenedAndBuilt(int number) {
        hand.press("open-sample");
        window.see(Node.class, "no-runs");
        hand.press("build-ferry");
        thenTheRunIsGood(number);
    }

    private void whenItIsBuiltAgain(int number) {
        hand.goTo("projects", KeyCode.DIGIT1);
        hand.press("build-ferry");
        thenTheRunIsGood(number);
    }

    private void thenTheRunIsGood(int number) {
        Eventually.within(
                WORK,
                () ->
                        window
                                        .core()
                                        .pipelines()
                                        .list(Optional.empty(), Optional.empty(), 9)
                                        .stream()
                                        .anyMatch(run ->
                                                run.id().number() == number
                                                        && run.status() == Status.SUCCESS)
                                ? true
                                : null);
        window.see(Node.class, "run-again");
    }

    private void whenAnEnvironmentIsAdded() {
        hand.goTo("environments", KeyCode.DIGIT3);
        hand.write("environment-name", "test");
        hand.press("environment-add");
        window.see(Node.class, "environment-test");
    }

    private void whenItIsReleased() {
        hand.goTo("releases", KeyCode.DIGIT2);
        hand.press("new-release");
        var start = window.see(Node.class, "start-release");
        Eventually.within(WORK, () -> Window.onFx(start::isDisabled) ? null : true);
        hand.press("start-release");
        window.see(Node.class, "release-page");
    }

    private void thenUsersGetAll() {
        Eventually.within(WORK, () -> words("release-status").startsWith("Healthy") ? true : null);
    }

    private String words(String id) {
        var node = window.see(Node.class, id);
        return Window.onFx(() ->
                node instanceof Labeled labeled
                        ? labeled.getText()
                        : node.lookupAll(".label").stream()
                                .map(label -> ((Label) label).getText())
                                .reduce("", String::concat));
    }

    private ReleaseId thenTheCandidateWaitsAt(int percent) {
        Eventually.within(
                WORK, () -> words("effective-weight").contains(percent + " %") ? true : null);
        return ReleaseId.parse(window.here().parts().getLast());
    }

    private void whenTheWeightIsMovedTo25(ReleaseId release) {
        hand.weight(25);
        Eventually.within(
                WORK,
                () ->
                        window.core().releases().status(release).effectiveWeight().percent() == 25
                                ? true
                                : null);
    }

    private void whenItIsAborted(ReleaseId release) {
        hand.press("verb-abort");
        Eventually.within(
                WORK,
                () -> {
                    var status = window.core().releases().status(release);
                    return status.phase().isSettled()
                                    && status.effectiveWeight().percent() == 0
                                    && status.verbs().get(Verb.ROLLBACK) != null
                            ? true
                            : null;
                });
    }
}
