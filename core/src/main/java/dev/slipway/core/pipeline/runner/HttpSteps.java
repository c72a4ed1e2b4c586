package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.agent.FilePatterns;
import dev.slipway.core.pipeline.agent.WorkspaceFiles;
import dev.slipway.core.pipeline.script.StepCall;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Steps that send something to a server, from inside the agent.
final class HttpSteps {
    static final Map<String, StepAction> ALL =
            Map.of(
                    "httpRequest", HttpSteps::httpRequest,
                    "deploy", HttpSteps::deploy,
                    "nexusArtifactUploader", HttpSteps::nexusArtifactUploader);

    private static final Map<String, String> TYPES =
            Map.of(
                    "APPLICATION_JSON", "application/json",
                    "APPLICATION_JSON_UTF8", "application/json; charset=UTF-8",
                    "APPLICATION_FORM", "application/x-www-form-urlencoded",
                    "APPLICATION_OCTETSTREAM", "application/octet-stream",
                    "APPLICATION_XML", "application/xml",
                    "APPLICATION_ZIP", "application/zip",
                    "TEXT_HTML", "text/html",
                    "TEXT_PLAIN", "text/plain");

    private HttpSteps() {}

    /// The answer is a map with `status` and `content`.
    private static Object httpRequest(StepMachine machine, StepCall call)
            throws InterruptedException {
        var url = Arguments.text(call, "url");
        var method = Arguments.named(call, "httpMode", "GET");
        return machine.logged(
                "httpRequest",
                method + " " + AgentHttp.shown(url),
                log -> {
                    var agent = AgentScript.of(machine.here(), "httpRequest", log);
                    var answer = new AgentHttp(agent).ask(request(machine, call, method, url));
                    log.line("Status " + answer.status());
                    if (Arguments.flag(call, "consoleLogResponseBody")) {
                        answer.text().lines().forEach(log::line);
                    }
                    check(call, answer);
                    keep(agent, Arguments.named(call, "outputFile", ""), answer);
                    return Map.of("status", answer.status(), "content", answer.text());
                });
    }

    private static AgentHttp.Request request(
            StepMachine machine, StepCall call, String method, String url) {
        var headers = new ArrayList<String>();
        type(call, "contentType").ifPresent(it -> headers.add("Content-Type: " + it));
        type(call, "acceptType").ifPresent(it -> headers.add("Accept: " + it));
        for (var header : Describables.list(call.named().get("customHeaders"))) {
            headers.add(
                    Describables.text(header, "name", "")
                            + ": "
                            + Describables.text(header, "value", ""));
        }
        var id = Arguments.named(call, "authentication", "");
        if (!id.isEmpty()) {
            headers.add(machine.here().run().credentials().authorization(id));
        }
        return new AgentHttp.Request(
                method,
                url,
                headers,
                Arguments.named(call, "requestBody", ""),
                Arguments.named(call, "uploadFile", ""),
                Arguments.flag(call, "ignoreSslErrors"),
                Integer.parseInt(Arguments.named(call, "timeout", "300")));
    }

    private static java.util.Optional<String> type(StepCall call, String key) {
        var word = Arguments.named(call, key, "");
        return word.isEmpty() || word.equals("NOT_SET")
                ? java.util.Optional.empty()
                : java.util.Optional.of(TYPES.getOrDefault(word, word));
    }

    /// As Jenkins does: everything below 400 is good unless the step says otherwise.
    private static void check(StepCall call, AgentHttp.Answer answer) {
        var valid = Arguments.named(call, "validResponseCodes", "100:399");
        if (!isIn(answer.status(), valid)) {
            throw StepFailure.failure("the status " + answer.words() + " is not one of " + valid);
        }
        var wanted = Arguments.named(call, "validResponseContent", "");
        if (!answer.text().contains(wanted)) {
            throw StepFailure.failure("the answer does not contain \"" + wanted + "\"");
        }
    }

    /// `200`, `100:399`, `200,404`.
    static boolean isIn(int status, String ranges) {
        for (var range : ranges.split(",")) {
            var ends = range.strip().split(":", 2);
            var from = Integer.parseInt(ends[0].strip());
            var to = ends.length == 1 ? from : Integer.parseInt(ends[1].strip());
            if (status >= from && status <= to) {
                return true;
            }
        }
        return false;
    }

    private static void keep(AgentScript agent, String file, AgentHttp.Answer answer)
            throws InterruptedException {
        if (!file.isEmpty()) {
            agent.run(
                    "mkdir -p \"$(dirname \"$OUT\")\"; printf '%s' \"$TEXT\" >\"$OUT\"",
                    Map.of("OUT", file, "TEXT", answer.text()));
        }
    }

    /// Puts applications into running Tomcats, through their manager.
    private static @Nullable Object deploy(StepMachine machine, StepCall call)
            throws InterruptedException {
        var pattern = Arguments.named(call, "war", "**/*.war");
        return machine.logged(
                "deploy",
                pattern,
                log -> {
                    var agent = AgentScript.of(machine.here(), "deploy", log);
                    var files = files(agent, pattern);
                    for (var adapter : Describables.list(call.argument("adapters"))) {
                        for (var file : files) {
                            deploy(agent, adapter, file, Arguments.named(call, "contextPath", ""));
                        }
                    }
                    return null;
                });
    }

    private static void deploy(AgentScript agent, Map<?, ?> adapter, String file, String context)
            throws InterruptedException {
        var kind = Describables.kind(adapter).toLowerCase(Locale.ROOT);
        if (!kind.startsWith("tomcat")) {
            throw StepFailure.failure("Slipway deploys to Tomcat, not to " + kind);
        }
        var base = Describables.text(adapter, "url", "").replaceFirst("/+$", "");
        var manager = Describables.text(adapter, "path", "");
        var path = path(context, file);
        var url =
                base
                        + (manager.isEmpty() ? "/manager" : manager)
                        + "/text/deploy?update=true&path="
                        + URLEncoder.encode(path, StandardCharsets.UTF_8);
        var answer =
                new AgentHttp(agent)
                        .ask(AgentHttp.Request.put(url, login(agent.here(), adapter), file));
        agent.log().line(file + " -> " + base + path + ": " + answer.words());
        if (!answer.isGood() || !answer.text().startsWith("OK")) {
            throw StepFailure.failure("Tomcat did not take " + file + ": " + answer.words());
        }
    }

    /// A file without a context of its own says it by its name.
    static String path(String context, String file) {
        var name =
                context.isBlank() || context.equals("null")
                        ? file.replaceFirst(".*/", "").replaceFirst("\\.[wW][aA][rR]$", "")
                        : context.strip().replaceFirst("^/+", "");
        return name.equals("ROOT") || name.isEmpty() ? "/" : "/" + name;
    }

    private static List<String> login(StepContext here, Map<?, ?> settings) {
        var id = Describables.text(settings, "credentialsId", "");
        return id.isEmpty() ? List.of() : List.of(here.run().credentials().authorization(id));
    }

    private static List<String> files(AgentScript agent, String pattern)
            throws InterruptedException {
        var folder = agent.here().absolute(agent.agent().workspace());
        var files =
                new WorkspaceFiles(agent.agent(), folder)
                        .list().stream().filter(FilePatterns.of(pattern)::matches).toList();
        if (files.isEmpty()) {
            throw StepFailure.failure("no file matches " + pattern);
        }
        return files;
    }

    /// Puts files into a Maven repository of Nexus, where Maven would look for them.
    private static @Nullable Object nexusArtifactUploader(StepMachine machine, StepCall call)
            throws InterruptedException {
        var group = Arguments.text(call, "groupId");
        var version = Arguments.text(call, "version");
        return machine.logged(
                "nexusArtifactUploader",
                group + ":" + version,
                log -> {
                    var agent = AgentScript.of(machine.here(), "nexusArtifactUploader", log);
                    for (var artifact : Describables.list(call.named().get("artifacts"))) {
                        var id = Describables.text(artifact, "artifactId", "");
                        var classifier = Describables.text(artifact, "classifier", "");
                        var url =
                                repository(call)
                                        + group.replace('.', '/')
                                        + "/"
                                        + id
                                        + "/"
                                        + version
                                        + "/"
                                        + id
                                        + "-"
                                        + version
                                        + (classifier.isEmpty() ? "" : "-" + classifier)
                                        + "."
                                        + Describables.text(artifact, "type", "jar");
                        var file = files(agent, Describables.text(artifact, "file", "")).getFirst();
                        var login = login(machine.here(), call.named());
                        var answer =
                                new AgentHttp(agent).ask(AgentHttp.Request.put(url, login, file));
                        log.line(file + " -> " + url + ": " + answer.status());
                        if (!answer.isGood()) {
                            throw StepFailure.failure(
                                    "Nexus did not take " + file + ": " + answer.words());
                        }
                    }
                    return null;
                });
    }

    private static String repository(StepCall call) {
        var where = Arguments.named(call, "nexusVersion", "nexus3").equals("nexus2");
        return Arguments.named(call, "protocol", "http")
                + "://"
                + Arguments.named(call, "nexusUrl", "").replaceFirst("/+$", "")
                + (where ? "/content/repositories/" : "/repository/")
                + Arguments.named(call, "repository", "")
                + "/";
    }
}
