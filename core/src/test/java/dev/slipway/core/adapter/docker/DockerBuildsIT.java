package dev.slipway.core.adapter.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DockerBuildsIT extends RealBuildsContract {

    @Test
    void stagesThatDoNotNeedEachOtherAreBuiltAtTheSameTime() throws Exception {
        dockerfile(
                "FROM busybox:stable AS a",
                "RUN sleep 2; echo " + unique + " >/a",
                "FROM busybox:stable AS b",
                "RUN sleep 2; echo " + unique + " >/b",
                "FROM busybox:stable",
                "COPY --from=a /a /",
                "COPY --from=b /b /");
        var told = new Told();

        builds().build(spec(Map.of()), told);

        var one = told.vertex(">/a");
        var other = told.vertex(">/b");
        assertThat(one.startedAt()).isBefore(other.startedAt().plus(other.took()));
        assertThat(other.startedAt()).isBefore(one.startedAt().plus(one.took()));
        assertThat(told.fallback).isNull();
    }

    @Test
    void aStepThatWantsASecretIsToldWhereToGetOne() throws Exception {
        dockerfile(
                "FROM busybox:stable",
                "RUN --mount=type=secret,id=k : " + unique + " && cat /run/secrets/k");

        var problem = problem(() -> builds().build(spec(Map.of()), new Told()));

        assertThat(problem.code()).isEqualTo("build.failed");
        assertThat(problem.hint()).contains("no secret").contains("withCredentials");
    }
}
