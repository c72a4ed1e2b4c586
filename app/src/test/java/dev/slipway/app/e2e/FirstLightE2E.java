package dev.slipway.app.e2e;

import static dev.slipway.app.e2e.CliCall.slipway;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The main job, once, through every layer, by the command line alone: from a git repository to a
/// live, weighted release and back.
@Timeout(300)
class FirstLightE2E {
    @TempDir Path home;
    private String project = "";

    @Test
    void fromARepositoryToAWeightedReleaseAndBack() throws Exception {
        givenTheSampleProject();
        var good = whenItIsRun("good", 0);
        thenItHasStagesTestsAndAnImage(good);

        slipway(home, "env", "add", "test").exits(0);
        var first = whenItIsReleased("--run", good.get("id").asText());
        first.exits(0);
        thenUsersAreAnswered(first.json());

        var better = whenItIsRun("better", 0);
        var canary =
                whenItIsReleased(
                        "--run",
                        better.get("id").asText(),
                        "--strategy",
                        "canary",
                        "--step",
                        "setWeight=10",
                        "--step",
                        "pause");
        canary.exits(4);
        thenTheCandidateWaitsAt(canary.json(), 10);

        var release = canary.json().get("id").asText();
        var moved = slipway(home, "weight", release, "25", "--json").exits(0).json();
        assertThat(moved.get("effectiveWeight").asDouble()).isEqualTo(25);
        var promoted = slipway(home, "promote", release, "--full", "--json").exits(0).json();
        assertThat(promoted.get("phase").asText()).isEqualTo("Healthy");
        thenUsersAreAnswered(promoted);

        var back = slipway(home, "rollback", project, "--env", "test", "--json").exits(0).json();
        assertThat(back.get("version").asText()).isEqualTo(first.json().get("version").asText());
        thenUsersAreAnswered(back);
        thenTheReportTellsTheStory(release);
    }

    @Test
    void aFailingTestIsToldWithItsMessage() {
        givenTheSampleProject();
        var run = whenItIsRun("failing-tests", 1);
        assertThat(run.get("failures")).isNotEmpty();
        assertThat(run.get("failures").get(0).get("message").asText()).isNotBlank();
        assertThat(run.get("images")).isEmpty();
        var tests =
                slipway(home, "tests", run.get("id").asText(), "--failed", "--json")
                        .exits(0)
                        .json()
                        .get("items");
        assertThat(tests).hasSameSizeAs(run.get("failures"));
    }

    @AfterEach
    void takeDown() {
        if (slipway(home, "env", "list").out().contains("test")) {
            slipway(home, "down", project, "--env", "test");
        }
    }

    private void givenTheSampleProject() {
        project = slipway(home, "sample", "--json").exits(0).json().get("name").asText();
    }

    private JsonNode whenItIsRun(String ref, int exit) {
        return slipway(home, "run", project, "--ref", ref, "--json").exits(exit).json();
    }

    private CliCall whenItIsReleased(String... options) {
        var arguments = new java.util.ArrayList<>(java.util.List.of("release", project));
        arguments.addAll(java.util.List.of("--env", "test", "--publish", "web=0", "--json"));
        arguments.addAll(java.util.List.of(options));
        return slipway(home, arguments.toArray(String[]::new));
    }

    private static void thenItHasStagesTestsAndAnImage(JsonNode run) {
        assertThat(run.get("status").asText()).isEqualTo("success");
        assertThat(run.get("stages").findValuesAsText("name")).contains("Image");
        assertThat(run.get("tests").get("total").asInt()).isPositive();
        assertThat(run.get("tests").get("failed").asInt()).isZero();
        assertThat(run.get("images").get(0).get("imageId").asText()).startsWith("sha256:");
        assertThat(run.get("artifacts")).isNotEmpty();
    }

    private static void thenTheCandidateWaitsAt(JsonNode status, double weight) {
        assertThat(status.get("phase").asText()).isEqualTo("Paused");
        assertThat(status.get("reason").asText()).isEqualTo("PauseStep");
        assertThat(status.get("desiredWeight").asDouble()).isEqualTo(weight);
        assertThat(status.get("effectiveWeight").asDouble()).isEqualTo(weight);
        assertThat(status.get("variants").findValuesAsText("role"))
                .containsExactlyInAnyOrder("stable", "candidate");
    }

    private static void thenUsersAreAnswered(JsonNode status) throws Exception {
        var url = status.get("endpoints").get(0).get("url").asText();
        try (var client = HttpClient.newHttpClient()) {
            for (int i = 0; i < 20; i++) {
                assertThat(get(client, url).statusCode()).isEqualTo(200);
            }
        }
    }

    private static HttpResponse<String> get(HttpClient client, String url)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(20)).build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private void thenTheReportTellsTheStory(String release) {
        var report = slipway(home, "report", release, "--json").exits(0).json();
        assertThat(report.get("outcome").asText()).isEqualTo("FastPromoted");
        assertThat(report.get("dropped").asLong()).isZero();
        assertThat(report.get("shares")).isNotEmpty();
        assertThat(report.get("timeline")).isNotEmpty();
    }
}
