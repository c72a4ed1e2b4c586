package dev.slipway.core.adapter.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import dev.slipway.core.engine.Builds.Spec;
import java.io.InputStream;
import java.util.Map;

/// The request that starts a build.
///
/// @param builder 2 = BuildKit, 1 = the classic builder · buildId by which it can be cancelled
record BuildRequest(Spec spec, int builder, String buildId) {

    Request.Builder of(DockerHttp http, InputStream context) {
        var path =
                new StringBuilder("/build?version=" + builder)
                        .append("&buildid=" + DockerHttp.encode(buildId))
                        .append("&rm=1&forcerm=1")
                        .append("&t=" + DockerHttp.encode(spec.tag()))
                        .append("&dockerfile=" + DockerHttp.encode(spec.dockerfile()))
                        .append("&labels=" + DockerHttp.encode(json(spec.labels()).toString()))
                        .append(
                                "&buildargs="
                                        + DockerHttp.encode(json(spec.buildArgs()).toString()))
                        .append(spec.noCache() ? "&nocache=1" : "");
        if (spec.target() != null) {
            path.append("&target=" + DockerHttp.encode(spec.target()));
        }
        var request = DockerHttp.request("POST", http.versioned(path.toString()));
        request.putHeader("Content-Type", "application/x-tar").body(context);
        return request;
    }

    private static JsonNode json(Map<String, String> values) {
        var node = DockerHttp.json().createObjectNode();
        values.forEach(node::put);
        return node;
    }
}
