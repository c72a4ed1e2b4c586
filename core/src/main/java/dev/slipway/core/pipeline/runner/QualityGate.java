package dev.slipway.core.pipeline.runner;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.slipway.core.pipeline.agent.WorkspaceFiles;
import dev.slipway.core.pipeline.script.StepCall;
import java.io.StringReader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/// `waitForQualityGate`: asks the server that the last scanner was told of, from inside the agent,
/// until it has judged what the scanner sent.
final class QualityGate {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);
    private static final String REPORT = "report-task.txt";
    private static final JsonMapper JSON = new JsonMapper();

    private final StepContext here;
    private final AgentScript agent;
    private final List<String> login;
    private final Properties task;
    private final String server;

    private QualityGate(StepContext here, AgentScript agent, String credentialsId)
            throws InterruptedException {
        this.here = here;
        this.agent = agent;
        this.task = task(agent);
        var scan = here.run().tools().scan();
        var known = scan == null ? null : here.run().tools().server(scan.server());
        this.server = (known == null ? property("serverUrl") : known).replaceFirst("/+$", "");
        var id = credentialsId.isEmpty() && scan != null ? scan.credentialsId() : credentialsId;
        this.login = id.isEmpty() ? List.of() : List.of(here.run().credentials().authorization(id));
    }

    /// The answer is a map with `status`: OK, WARN, ERROR, NONE.
    static Object step(StepMachine machine, StepCall call) throws InterruptedException {
        return machine.logged(
                "waitForQualityGate",
                "waitForQualityGate",
                log -> {
                    var here = machine.here();
                    var gate =
                            new QualityGate(
                                    here,
                                    AgentScript.of(here, "waitForQualityGate", log),
                                    Arguments.named(call, "credentialsId", ""));
                    var status = gate.await();
                    log.line("SonarQube quality gate: " + status);
                    if (Arguments.flag(call, "abortPipeline")
                            && !status.equals("OK")
                            && !status.equals("WARN")) {
                        throw StepFailure.failure(
                                "Pipeline aborted due to quality gate failure: " + status);
                    }
                    return Map.of("status", status);
                });
    }

    /// What the scanner left behind; the newest where there are several.
    private static Properties task(AgentScript agent) throws InterruptedException {
        var files = new WorkspaceFiles(agent.agent(), agent.agent().workspace());
        var found = new TreeMap<Long, Properties>();
        files.read(
                files.list().stream().filter(it -> it.endsWith(REPORT)).toList(),
                (path, size, modified, bytes) -> {
                    var task = new Properties();
                    task.load(
                            new StringReader(
                                    new String(
                                            bytes.readNBytes(64 << 10), StandardCharsets.UTF_8)));
                    found.put(modified, task);
                });
        if (found.isEmpty()) {
            throw StepFailure.failure(
                    "no scanner left its "
                            + REPORT
                            + " in the workspace: nothing was sent to be"
                            + " judged");
        }
        return found.lastEntry().getValue();
    }

    private String property(String key) {
        return task.getProperty(key, "");
    }

    private String await() throws InterruptedException {
        var pause = FIRST_PAUSE;
        while (true) {
            var state = ask("/api/ce/task?id=", property("ceTaskId")).path("task");
            switch (state.path("status").asText()) {
                case "SUCCESS" -> {
                    return ask(
                                    "/api/qualitygates/project_status?analysisId=",
                                    state.path("analysisId").asText())
                            .path("projectStatus")
                            .path("status")
                            .asText("NONE");
                }
                case "FAILED", "CANCELED" ->
                        throw StepFailure.failure(
                                "SonarQube could not analyse the report: "
                                        + state.path("errorMessage").asText(""));
                default -> {
                    here.halt().pause(pause, here.run().timer());
                    var next = pause.multipliedBy(2);
                    pause = next.compareTo(LONGEST_PAUSE) < 0 ? next : LONGEST_PAUSE;
                }
            }
        }
    }

    private JsonNode ask(String path, String id) throws InterruptedException {
        var url = server + path + URLEncoder.encode(id, StandardCharsets.UTF_8);
        var answer = new AgentHttp(agent).ask(AgentHttp.Request.get(url, login));
        if (!answer.isGood()) {
            throw StepFailure.failure(AgentHttp.shown(url) + " answers " + answer.words());
        }
        try {
            return JSON.readTree(answer.text());
        } catch (JsonProcessingException e) {
            throw StepFailure.failure(AgentHttp.shown(url) + " answers no JSON");
        }
    }
}
