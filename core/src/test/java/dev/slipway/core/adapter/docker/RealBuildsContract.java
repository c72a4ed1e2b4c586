package dev.slipway.core.adapter.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.contract.BuildsContract;
import dev.slipway.core.engine.Engine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/// What both of a real engine's builders do.
abstract class RealBuildsContract extends BuildsContract {

    @Override
    protected Engine engine() {
        return RealEngine.shared();
    }

    @Test
    void stepsHaveTimesAndLogsAndASecondBuildIsCached() throws Exception {
        dockerfile("FROM busybox:stable", "RUN echo hello; sleep 1; echo " + unique);
        var first = new Told();
        var second = new Told();

        var id = builds().build(spec(Map.of()), first);
        var again = builds().build(spec(Map.of()), second);

        assertThat(first.lines).contains("hello", unique);
        assertThat(first.vertex("sleep 1").took()).isGreaterThan(Duration.ofMillis(900));
        assertThat(second.vertex("sleep 1").cached()).isTrue();
        assertThat(again).isEqualTo(id);
    }

    @Test
    void theContextIsWhatDockerignoreLeavesAndLinksStayLinks() throws Exception {
        dockerfile(
                "FROM busybox:stable",
                "ARG A",
                "COPY . /c",
                "RUN : " + unique + "; echo $A; cd /c; find . | sort; readlink out; cat 你好");
        Files.writeString(context.resolve(".dockerignore"), "*.log\nnode_modules\n!keep.log\n");
        Files.writeString(context.resolve("a.log"), "");
        Files.writeString(context.resolve("keep.log"), "");
        Files.createDirectories(context.resolve("node_modules/x"));
        Files.writeString(context.resolve("node_modules/x/y"), "");
        Files.writeString(context.resolve("你好"), "unicode\n");
        Files.createSymbolicLink(context.resolve("out"), Path.of("/etc/hostname"));
        var told = new Told();

        builds().build(spec(Map.of("A", "x y")), told);

        assertThat(told.lines)
                .contains("x y", "./keep.log", "./你好", "./out", "/etc/hostname", "unicode")
                .doesNotContain("./a.log", "./node_modules", "./node_modules/x/y");
    }

    @Test
    void theFailingStepsLastLinesAreInTheHint() throws Exception {
        dockerfile("FROM busybox:stable", "RUN echo the reason >&2; exit 9");

        var problem = problem(() -> builds().build(spec(Map.of()), new Told()));

        assertThat(problem.code()).isEqualTo("build.failed");
        assertThat(problem.summary()).contains("exit 9").containsAnyOf("code: 9", "code 9");
        assertThat(problem.hint()).contains("the reason");
    }

    @Test
    void aDockerfileWithAMistakeIsAResult() throws Exception {
        dockerfile("FROM busybox:stable", "RUNN x");

        var problem = problem(() -> builds().build(spec(Map.of()), new Told()));

        assertThat(problem.code()).isEqualTo("build.failed");
        assertThat(problem.summary()).contains("RUNN");
    }

    @Test
    void aBaseImageThatCanNotBeHadIsNamed() throws Exception {
        dockerfile("FROM 127.0.0.1:1/no/such:7");

        var problem = problem(() -> builds().build(spec(Map.of()), new Told()));

        assertThat(problem.code()).isEqualTo("build.baseImage");
        assertThat(problem.summary()).contains("127.0.0.1:1/no/such:7");
    }

    @Test
    void anInterruptEndsTheBuild() throws Exception {
        dockerfile("FROM busybox:stable", "RUN echo begun " + unique + "; sleep 600");
        var begun = new CountDownLatch(1);
        var thrown = new AtomicReference<Throwable>();
        var told =
                new dev.slipway.core.engine.Builds.Progress() {
                    @Override
                    public void vertexStarted(String id, String name, java.time.Instant at) {}

                    @Override
                    public void log(String id, String line) {
                        begun.countDown();
                    }

                    @Override
                    public void vertexEnded(
                            String id,
                            boolean cached,
                            java.time.Instant startedAt,
                            Duration took,
                            @org.jspecify.annotations.Nullable String error) {}

                    @Override
                    public void fallback(String reason) {}
                };
        var thread =
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                builds().build(spec(Map.of()), told);
                            } catch (InterruptedException | RuntimeException e) {
                                thrown.set(e);
                            }
                        });

        assertThat(begun.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        thread.interrupt();

        assertThat(thread.join(PATIENCE)).isTrue();
        assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
    }

    @Test
    void aDockerfileOutsideTheContextIsRefused() {
        var spec =
                new dev.slipway.core.engine.Builds.Spec(
                        context, "../Dockerfile", null, Map.of(), labels, tag, false);

        assertThat(problem(() -> builds().build(spec, new Told())).code())
                .isEqualTo("build.dockerfileOutside");
    }
}
