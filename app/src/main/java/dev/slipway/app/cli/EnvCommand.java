package dev.slipway.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.core.engine.Engines;
import dev.slipway.core.environment.Environment;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `slipway env add | list | remove`
@Command(name = "env", description = "Add, list or forget environments.")
final class EnvCommand extends BaseCommand {
    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    EnvCommand(SlipwayCommand root) {
        super(root);
    }

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "Say add, list or remove.");
    }

    static ObjectNode json(Environment environment) {
        var node =
                Json.object()
                        .put("name", environment.name().value())
                        .put("context", environment.context());
        var variables = node.putObject("variables");
        new TreeMap<>(environment.variables()).forEach(variables::put);
        var after = environment.after();
        return node.put("after", after == null ? null : after.value())
                .put("approval", environment.approval())
                .put("addedAt", Json.time(environment.addedAt()));
    }

    private static List<String> row(Environment environment) {
        var after = environment.after();
        return List.of(
                environment.name().value(),
                "context " + environment.context(),
                after == null ? "" : "after " + after,
                environment.approval() ? "approval" : "");
    }

    @Command(name = "add", description = "Add an environment on a Docker context.")
    int add(
            @Parameters(paramLabel = "NAME") String name,
            @Option(
                            names = "--context",
                            paramLabel = "DOCKER_CONTEXT",
                            defaultValue = Engines.DEFAULT)
                    String context,
            @Option(names = "--var", paramLabel = "K=V") @Nullable Map<String, String> variables,
            @Option(names = "--after", paramLabel = "ENV") @Nullable String after,
            @Option(names = "--approval") boolean approval) {
        var environment =
                core().environments()
                        .add(
                                name,
                                context,
                                variables == null ? Map.of() : variables,
                                after,
                                approval);
        session().result(() -> json(environment), () -> Texts.table(List.of(row(environment))));
        return OK;
    }

    @Command(name = "list", description = "List the environments.")
    int list() {
        var environments = core().environments().list();
        session()
                .result(
                        () -> Json.items(environments, EnvCommand::json),
                        () -> Texts.table(environments.stream().map(EnvCommand::row).toList()));
        return OK;
    }

    @Command(name = "remove", description = "Forget an environment; what runs there is left alone.")
    int remove(@Parameters(paramLabel = "NAME") String name) {
        core().environments().remove(name);
        session()
                .result(() -> Json.object().put("removed", name), () -> List.of("removed " + name));
        return OK;
    }
}
