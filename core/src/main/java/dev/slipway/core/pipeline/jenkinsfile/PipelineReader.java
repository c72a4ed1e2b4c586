package dev.slipway.core.pipeline.jenkinsfile;

import dev.slipway.core.pipeline.Agent;
import dev.slipway.core.pipeline.EnvironmentEntry;
import dev.slipway.core.pipeline.Expression;
import dev.slipway.core.pipeline.Invocation;
import dev.slipway.core.pipeline.Options;
import dev.slipway.core.pipeline.Parameter;
import dev.slipway.core.pipeline.Pipeline;
import dev.slipway.core.pipeline.Post;
import dev.slipway.core.pipeline.Stage;
import dev.slipway.core.pipeline.Statement;
import dev.slipway.core.pipeline.Tool;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads the `pipeline { … }` block. For one file and one thread.
final class PipelineReader {
    private static final Set<String> SECTIONS =
            Set.of(
                    "agent",
                    "environment",
                    "options",
                    "parameters",
                    "tools",
                    "triggers",
                    "libraries",
                    "stages",
                    "post");
    private static final Map<String, String> RENAMED =
            Map.of(
                    "properties", "options",
                    "wrappers", "options",
                    "jobProperties", "options",
                    "notifications", "post",
                    "postBuild", "post");

    private final Readers readers;
    private final Blocks blocks;
    private final Findings findings;
    private @Nullable Agent agent;
    private List<EnvironmentEntry> environment = List.of();
    private Options options = Options.NONE;
    private List<Parameter> parameters = List.of();
    private List<Tool> tools = List.of();
    private List<Invocation> triggers = List.of();
    private List<Expression> libraries = List.of();
    private List<Stage> stages = List.of();
    private Post post = Post.NONE;

    PipelineReader(Readers readers) {
        this.readers = readers;
        this.blocks = readers.blocks();
        this.findings = blocks.findings();
    }

    /// @param before libraries that are named before the pipeline
    Pipeline read(
            Call call,
            Expression.Closure block,
            List<Statement> preamble,
            List<Expression> before,
            String source) {
        var sections = blocks.sections(block, "a section such as `stages { … }`");
        sections.forEach(this::section);
        for (var required : List.of("agent", "stages")) {
            if (sections.stream().noneMatch(it -> it.name().equals(required))) {
                findings.error(
                        call.namePosition(),
                        "pipeline.missing",
                        "The pipeline has no `" + required + "`",
                        required.equals("agent")
                                ? "Add `agent any`, or `agent none` and an agent in each stage."
                                : "Add `stages { stage('name') { steps { … } } }`.");
            }
        }
        return new Pipeline(
                agent == null ? new Agent.Any(call.position()) : agent,
                environment,
                options,
                parameters,
                tools,
                triggers,
                Stream.concat(before.stream(), libraries.stream()).toList(),
                stages,
                post,
                preamble,
                List.of(),
                source,
                call.position());
    }

    private void section(Call section) {
        switch (section.name()) {
            case "agent" -> agent = readers.agents().read(section).orElse(null);
            case "environment" -> environment = readers.environments().read(section);
            case "options" -> options = readers.lists().options(section, false);
            case "parameters" -> parameters = readers.lists().parameters(section);
            case "tools" -> tools = readers.lists().tools(section);
            case "triggers" -> triggers = readers.lists().triggers(section);
            case "libraries" -> libraries = readers.lists().libraries(section);
            case "stages" -> stages = new StageReader(readers).stages(section, false);
            case "post" -> post = readers.posts().read(section);
            default -> refuseUnknown(section);
        }
    }

    private void refuseUnknown(Call section) {
        var renamed = RENAMED.get(section.name());
        findings.error(
                section.namePosition(),
                "pipeline.unknown",
                "There is no section `" + section.name() + "` in a pipeline",
                renamed != null
                        ? "It is called `" + renamed + "` now."
                        : section.name().equals("stage")
                                ? "Stages belong into `stages { … }`."
                                : DidYouMean.hint(section.name(), new TreeSet<>(SECTIONS)));
    }
}
