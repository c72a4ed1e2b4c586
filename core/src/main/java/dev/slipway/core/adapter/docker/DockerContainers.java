package dev.slipway.core.adapter.docker;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.core.engine.ContainerId;
import dev.slipway.core.engine.ContainerSpec;
import dev.slipway.core.engine.ContainerState;
import dev.slipway.core.engine.Containers;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Containers over the engine's HTTP API.
final class DockerContainers implements Containers {
    private final DockerHttp http;

    DockerContainers(DockerHttp http) {
        this.http = http;
    }

    @Override
    public ContainerId create(ContainerSpec spec) {
        var answer = tryCreate(spec);
        if (answer.status() == 409) {
            var existing = http.get(path(new ContainerId(spec.name()), "/json"));
            if (existing.isFine() && !isGoing(existing.body())) {
                return new ContainerId(existing.body().path("Id").asText());
            }
            // The one of that name is on its way out.
            remove(new ContainerId(spec.name()));
            answer = tryCreate(spec);
        }
        return new ContainerId(
                answer.orProblem("create the container " + spec.name()).path("Id").asText());
    }

    private Answer tryCreate(ContainerSpec spec) {
        return http.post(
                "/containers/create?name=" + DockerHttp.encode(spec.name()),
                ContainerJson.body(spec),
                DockerHttp.SLOW);
    }

    private static boolean isGoing(JsonNode container) {
        var status = container.path("State").path("Status").asText();
        return status.equals("removing") || status.equals("dead");
    }

    @Override
    public void start(ContainerId id) {
        http.post(path(id, "/start"), null, DockerHttp.SLOW).orProblem("start the container " + id);
    }

    @Override
    public Optional<ContainerState> inspect(ContainerId id) {
        var answer = http.get(path(id, "/json"));
        return answer.status() == 404
                ? Optional.empty()
                : Optional.of(ContainerJson.state(answer.orProblem("look at the container " + id)));
    }

    @Override
    public Optional<String> document(ContainerId id) {
        var answer = http.get(path(id, "/json"));
        return answer.status() == 404
                ? Optional.empty()
                : Optional.of(answer.orProblem("look at the container " + id).toPrettyString());
    }

    @Override
    public List<ContainerState> list(Map<String, String> labels) {
        var found =
                http.get("/containers/json?all=1&" + DockerHttp.labelFilter(labels))
                        .orProblem("list containers");
        var states = new ArrayList<ContainerState>();
        for (var each : found) {
            // The list lacks health, exit code and restarts; one that went since is no longer
            // there.
            inspect(new ContainerId(each.path("Id").asText())).ifPresent(states::add);
        }
        return List.copyOf(states);
    }

    @Override
    public void stop(ContainerId id, Duration grace) {
        var seconds = Math.max(0, ContainerJson.wholeSeconds(grace));
        var answer = http.post(path(id, "/stop?t=" + seconds), null, grace.plus(DockerHttp.QUICK));
        if (answer.status() != 404) {
            answer.orProblem("stop the container " + id);
        }
    }

    @Override
    public void kill(ContainerId id, String signal) {
        var answer =
                http.post(
                        path(id, "/kill?signal=" + DockerHttp.encode(signal)),
                        null,
                        DockerHttp.QUICK);
        if (answer.status() != 404 && answer.status() != 409) {
            answer.orProblem("send " + signal + " to the container " + id);
        }
    }

    @Override
    public void remove(ContainerId id) {
        var answer = http.delete(path(id, "?v=1&force=1"), DockerHttp.SLOW);
        if (answer.status() == 409) {
            // Somebody else's removal is under way: gone is what counts.
            http.post(path(id, "/wait?condition=removed"), null, DockerHttp.SLOW);
        } else if (answer.status() != 404) {
            answer.orProblem("remove the container " + id);
        }
    }

    @Override
    public void copyIn(ContainerId id, String folder, InputStream tar) {
        var request =
                DockerHttp.request(
                        "PUT",
                        http.versioned(path(id, "/archive?path=" + DockerHttp.encode(folder))));
        request.putHeader("Content-Type", "application/x-tar").body(tar);
        http.whole(request, Duration.ofHours(1)).orProblem("copy files to " + folder);
    }

    @Override
    public Optional<InputStream> copyOut(ContainerId id, String path) {
        var request =
                DockerHttp.request(
                        "GET",
                        http.versioned(path(id, "/archive?path=" + DockerHttp.encode(path))));
        var stream = DockerStream.open(http, request, "copy " + path + " out of the container");
        return stream.status() == 404 ? Optional.empty() : Optional.of(stream.body());
    }

    @Override
    public Stream logs(ContainerId id, int tail, boolean follow, LineSink sink) {
        return logs(id, tail, follow, "", sink);
    }

    @Override
    public Stream timedLogs(ContainerId id, int tail, boolean follow, TimedSink sink) {
        var times = new LineTimes(sink);
        return logs(id, tail, follow, "&timestamps=1", times::line);
    }

    private Stream logs(ContainerId id, int tail, boolean follow, String more, LineSink sink) {
        var request =
                DockerHttp.request(
                        "GET",
                        http.versioned(
                                path(id, "/logs?stdout=1&stderr=1&tail=" + Math.max(0, tail))
                                        + more
                                        + (follow ? "&follow=1" : "")));
        return LogStream.start(DockerStream.open(http, request, "read the logs of " + id), sink);
    }

    @Override
    public Optional<Usage> usage(ContainerId id) {
        var answer = http.get(path(id, "/stats?stream=0"));
        if (answer.status() == 404 || answer.status() == 409) {
            return Optional.empty();
        }
        var stats = answer.orProblem("measure the container " + id);
        return stats.path("memory_stats").path("usage").isMissingNode()
                ? Optional.empty()
                : Optional.of(usage(stats));
    }

    private static Usage usage(JsonNode stats) {
        var now = stats.path("cpu_stats");
        var before = stats.path("precpu_stats");
        var own =
                now.path("cpu_usage").path("total_usage").asDouble()
                        - before.path("cpu_usage").path("total_usage").asDouble();
        var all =
                now.path("system_cpu_usage").asDouble()
                        - before.path("system_cpu_usage").asDouble();
        var memory = stats.path("memory_stats");
        // cgroup v2 and v1 spell the page cache that can be given back differently.
        var cache =
                memory.path("stats")
                        .path("inactive_file")
                        .asLong(memory.path("stats").path("total_inactive_file").asLong());
        return new Usage(
                all > 0 ? own / all * now.path("online_cpus").asInt(1) * 100 : 0,
                Math.max(0, memory.path("usage").asLong() - cache),
                memory.path("limit").asLong());
    }

    @Override
    public Optional<Integer> awaitExit(ContainerId id, Duration atMost)
            throws InterruptedException {
        return http.await("POST", path(id, "/wait"), atMost)
                .map(answer -> answer.orProblem("wait for " + id).path("StatusCode").asInt());
    }

    private static String path(ContainerId id, String rest) {
        return "/containers/" + DockerHttp.encode(id.value()) + rest;
    }
}
