package dev.slipway.core.pipeline.runner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Speaks HTTP from inside an agent, never from this machine, with what the agent's image has:
/// curl, python3, node or java. Headers, which may be secret, travel in the environment and in a
/// file of the agent's memory, never in a list of arguments.
final class AgentHttp {
    private static final String SCRIPT = resource("http.sh");
    private static final String PYTHON = resource("http.py");
    private static final String NODE = resource("http.js");
    private static final String JAVA = resource("Http.java.txt");

    private final AgentScript agent;

    AgentHttp(AgentScript agent) {
        this.agent = agent;
    }

    /// @param headers `Name: value`
    /// @param body text, empty for none
    /// @param file path in the agent in place of the text, empty for none
    record Request(
            String method,
            String url,
            List<String> headers,
            String body,
            String file,
            boolean isInsecure,
            int seconds) {

        static Request get(String url, List<String> headers) {
            return new Request("GET", url, headers, "", "", false, 60);
        }

        static Request put(String url, List<String> headers, String file) {
            return new Request("PUT", url, headers, "", file, false, 1_800);
        }

        private boolean hasBody() {
            return !body.isEmpty() || !file.isEmpty();
        }
    }

    record Answer(int status, String text) {
        boolean isGood() {
            return status >= 200 && status < 300;
        }

        /// What a person needs of it.
        String words() {
            var first = text.strip().lines().findFirst().orElse("");
            return status + (first.isEmpty() ? "" : " " + first);
        }
    }

    /// Fails where there was no answer at all.
    Answer ask(Request request) throws InterruptedException {
        var end = agent.run(SCRIPT, variables(request));
        var lines = end.output().split("\n", 2);
        if (!end.isGood() || !lines[0].strip().matches("\\d{3}")) {
            throw StepFailure.failure(
                    request.method()
                            + " "
                            + shown(request.url())
                            + " got no answer"
                            + why(request));
        }
        return new Answer(Integer.parseInt(lines[0].strip()), lines.length > 1 ? lines[1] : "");
    }

    private static String why(Request request) {
        return isHere(request.url())
                ? "; in an agent, localhost is the agent itself, not this machine"
                : "";
    }

    private static boolean isHere(String url) {
        try {
            var host = Objects.requireNonNullElse(URI.create(url).getHost(), "");
            return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /// Without what may be secret in it.
    static String shown(String url) {
        return url.replaceFirst("//[^/@]*@", "//").replaceFirst("\\?.*", "");
    }

    private Map<String, String> variables(Request request) {
        var curl = new ArrayList<String>();
        curl.add("url = " + quoted(request.url()));
        curl.add("request = " + quoted(request.method()));
        request.headers().forEach(header -> curl.add("header = " + quoted(header)));
        if (request.isInsecure()) {
            curl.add("insecure");
        }
        var variables = new LinkedHashMap<String, String>();
        variables.put("HTTP_METHOD", request.method());
        variables.put("HTTP_URL", request.url());
        variables.put("HTTP_HEADERS", String.join("\n", request.headers()));
        variables.put("HTTP_BODY", request.body());
        variables.put("HTTP_FILE", request.file());
        variables.put("HTTP_HAS_BODY", request.hasBody() ? "1" : "");
        variables.put("HTTP_INSECURE", request.isInsecure() ? "1" : "");
        variables.put("HTTP_SECONDS", String.valueOf(request.seconds()));
        variables.put("HTTP_CURL", String.join("\n", curl));
        variables.put("HTTP_PYTHON", PYTHON);
        variables.put("HTTP_NODE", NODE);
        variables.put("HTTP_JAVA", JAVA);
        return variables;
    }

    /// As curl's configuration wants it.
    private static String quoted(String text) {
        return '"'
                + text.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("[\\r\\n]", " ")
                + '"';
    }

    private static String resource(String name) {
        try (var in = AgentHttp.class.getResourceAsStream(name)) {
            return new String(
                    Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
