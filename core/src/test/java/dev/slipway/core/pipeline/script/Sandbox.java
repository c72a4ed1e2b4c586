package dev.slipway.core.pipeline.script;

import dev.slipway.core.pipeline.Pipeline;
import dev.slipway.core.pipeline.Stage;
import dev.slipway.core.pipeline.Step;
import dev.slipway.core.pipeline.jenkinsfile.JenkinsfileParser;
import dev.slipway.core.time.Signal;
import dev.slipway.core.time.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Runs scripts over a few steps that only write down what they were asked.
final class Sandbox implements Scope, StepCaller {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2024-05-06T07:08:09Z"), ZoneOffset.UTC);

    /// A second passes in a twentieth, so that tests of endless scripts end soon.
    private static final Timer FAST =
            new Timer() {
                @Override
                public boolean await(Signal wake, Duration atMost) throws InterruptedException {
                    return Timer.system().await(wake, atMost.dividedBy(20));
                }

                @Override
                public long nanoTime() {
                    return Timer.system().nanoTime() * 20;
                }
            };

    private final Timer timer;

    Sandbox() {
        this(true);
    }

    Sandbox(boolean fast) {
        timer = fast ? FAST : Timer.system();
    }

    final List<String> log = new ArrayList<>();
    final Map<String, String> env = new HashMap<>(Map.of("NAME", "shop"));
    final Map<String, @Nullable Object> build = new HashMap<>();

    /// What `script { … }` returns.
    @Nullable Object run(String script) {
        return run("", script);
    }

    @Nullable Object run(String preamble, String script) {
        var text =
                preamble
                        + "\npipeline {\nagent any\nstages {\nstage('A') {\nsteps {\nscript {\n"
                        + script
                        + "\n}\n}\n}\n}\n}\n";
        var parsed = new JenkinsfileParser().parse("Jenkinsfile", text);
        var pipeline =
                parsed.pipeline()
                        .orElseThrow(() -> new AssertionError(parsed.findings().toString()));
        return new Interpreter(pipeline, CLOCK, timer).run(body(pipeline), this, this);
    }

    /// What a whole scripted file returns.
    @Nullable Object file(String script) {
        var parsed = new JenkinsfileParser().parse("Jenkinsfile", script);
        var pipeline =
                parsed.pipeline()
                        .orElseThrow(() -> new AssertionError(parsed.findings().toString()));
        return whole(pipeline);
    }

    @Nullable Object whole(Pipeline pipeline) {
        return new Interpreter(pipeline, CLOCK, timer).runFile(pipeline.script(), this, this);
    }

    private static List<dev.slipway.core.pipeline.Statement> body(Pipeline pipeline) {
        var steps = ((Stage.Body.Steps) pipeline.stages().getFirst().body()).steps();
        return ((Step.Script) steps.getFirst()).body();
    }

    @Override
    public Map<String, String> env() {
        return env;
    }

    @Override
    public void setEnv(String name, String value) {
        env.put(name, value);
    }

    @Override
    public Map<String, Object> params() {
        return Map.of("DEPLOY", true, "WHERE", "test");
    }

    @Override
    public Map<String, @Nullable Object> currentBuild() {
        return build;
    }

    @Override
    public void setCurrentBuild(String name, @Nullable Object value) {
        build.put(name, value);
    }

    @Override
    public boolean knows(String step) {
        return Set.of("echo", "sh", "error", "retry", "dir").contains(step);
    }

    @Override
    public @Nullable Object call(StepCall call) {
        log.add((call.name() + " " + call.argument("script")).strip());
        if (call.name().equals("error")) {
            throw new IllegalStateException(String.valueOf(call.argument("message")));
        }
        var body = call.body();
        if (body != null) {
            return body.run();
        }
        return call.name().equals("sh") ? "v1.2\n" : null;
    }
}
