package dev.slipway.core.pipeline.jenkinsfile;

import dev.slipway.core.pipeline.Agent;
import dev.slipway.core.pipeline.EnvironmentEntry;
import dev.slipway.core.pipeline.Input;
import dev.slipway.core.pipeline.Options;
import dev.slipway.core.pipeline.Post;
import dev.slipway.core.pipeline.Stage;
import dev.slipway.core.pipeline.Tool;
import dev.slipway.core.pipeline.When;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a stage and a matrix have in common, gathered section by section. For one thread.
final class StageParts {
    static final Set<String> NAMES =
            Set.of("agent", "when", "post", "options", "input", "tools", "environment");

    private final Readers readers;
    private @Nullable Agent agent;
    private @Nullable When when;
    private @Nullable Input input;
    private Post post = Post.NONE;
    private Options options = Options.NONE;
    private List<Tool> tools = List.of();
    private List<EnvironmentEntry> environment = List.of();

    StageParts(Readers readers) {
        this.readers = readers;
    }

    /// True if the call is one of the common sections.
    boolean read(Call section) {
        switch (section.name()) {
            case "agent" -> agent = readers.agents().read(section).orElse(null);
            case "when" -> when = readers.whens().read(section).orElse(null);
            case "post" -> post = readers.posts().read(section);
            case "options" -> options = readers.lists().options(section, true);
            case "input" -> input = readers.lists().input(section).orElse(null);
            case "tools" -> tools = readers.lists().tools(section);
            case "environment" -> environment = readers.environments().read(section);
            default -> {
                return false;
            }
        }
        return true;
    }

    Stage stage(String name, Stage.Body body, Call call) {
        return new Stage(
                name, agent, environment, options, tools, input, when, body, post, call.position());
    }
}
