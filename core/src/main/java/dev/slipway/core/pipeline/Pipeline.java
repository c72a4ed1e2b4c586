package dev.slipway.core.pipeline;

import java.util.List;
import java.util.stream.Stream;

/// What a Jenkinsfile says, before anything runs: Jenkins' Declarative in full shape, even where
/// Slipway refuses to run a part of it. Immutable.
///
/// @param preamble what stands before `pipeline` in the file: `def` values and methods
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
