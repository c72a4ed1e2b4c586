package dev.slipway.core.adapter.docker;

import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import dev.slipway.core.problem.ProblemException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// An answer whose body is read while it comes. Closing it, or its body, ends the connection.
///
/// @param status below 400, or 404 which callers read as "there is none"
record DockerStream(int status, Response response) implements AutoCloseable {

    /// @param purpose completes "could not …"
    static DockerStream open(DockerHttp http, Request.Builder request, String purpose) {
        var response = http.open(request, DockerHttp.SLOW);
        if (response.getStatusCode() < 400) {
            return new DockerStream(response.getStatusCode(), response);
        }
        try (response) {
            var answer = http.answer(response);
            var gone = answer.status() == 404 && !answer.message().contains("No such image");
            if (gone) {
                return new DockerStream(404, response);
            }
            throw DockerProblems.refused(purpose, answer.status(), answer.message());
        } catch (IOException e) {
            throw DockerProblems.unreachable(http.endpoint(), e);
        }
    }

    /// The stream, or the problem that there is nothing to read.
    DockerStream orGone(String what) {
        if (status == 404) {
            throw ProblemException.outside(
                    "engine.containerGone", what + " is gone.", "Somebody else removed it.", null);
        }
        return this;
    }

    InputStream body() {
        return new FilterInputStream(response.getBody()) {
            @Override
            public void close() {
                // Closing the body alone would first read all that is still to come.
                response.close();
            }
        };
    }

    @Override
    public void close() {
        response.close();
    }
}
