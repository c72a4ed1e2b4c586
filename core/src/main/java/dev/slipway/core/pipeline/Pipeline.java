package dev.slipway.core.pipeline;

import java.util.List;
import java.util.stream.Stream;

/// What a Jenkinsfile says, before anything runs: Jenkins' Declarative in full shape, even where
/// Slipway refuses to run a part of it. Immutable.
///
/// @param preamble what stands before `pipeline` in the file: `def` values and methods
/// @param script what a scripted pipeline runs; empty for a Declarative one, which has stages
/// @param source the file's text, which positions point into
public record Pipeline(
        Agent agent,
        List<EnvironmentEntry> environment,
        Options options,
        List<Parameter> parameters,
        List<Tool> tools,
        List<Invocation> triggers,
        List<Expression> libraries,
        List<Stage> stages,
        Post post,
        List<Statement> preamble,
        List<Statement> script,
        String source,
        Position position) {
    public Pipeline {
        environment = List.copyOf(environment);
        parameters = List.copyOf(parameters);
        tools = List.copyOf(tools);
        triggers = List.copyOf(triggers);
        libraries = List.copyOf(libraries);
        stages = List.copyOf(stages);
        preamble = List.copyOf(preamble);
        script = List.copyOf(script);
    }

    /// A scripted one: its stages are made while it runs.
    ///
    /// @param methods of the file itself, and nothing else
    public static Pipeline scripted(
            Options options,
            List<Parameter> parameters,
            List<Expression> libraries,
            List<Statement> methods,
            List<Statement> script,
            String source) {
        return new Pipeline(
                new Agent.None(Position.START),
                List.of(),
                options,
                parameters,
                List.of(),
                List.of(),
                libraries,
                List.of(),
                Post.NONE,
                methods,
                script,
                source,
                Position.START);
    }

    public boolean isScripted() {
        return !script.isEmpty();
    }

    /// All stages at any depth, parents first.
    public Stream<Stage> allStages() {
        return stages.stream().flatMap(Pipeline::flatten);
    }

    private static Stream<Stage> flatten(Stage stage) {
        return Stream.concat(
                Stream.of(stage), stage.children().stream().flatMap(Pipeline::flatten));
    }
}
