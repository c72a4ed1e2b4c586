package dev.slipway.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.core.engine.Engines;
import dev.slipway.core.environment.Environment;
import dev.slipway.core.environment.Environments;
import dev.slipway.core.environment.Freeze;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `slipway env add | set | list | remove`
@Command(name = "env", description = "Add, change, list or forget environments.")
final class EnvCommand extends BaseCommand {
    private static final String FREEZE =
            "no release begins by itself then: \"Fri 16:00 - Mon 08:00 Europe/Zurich\","
                    + " \"2026-12-20 - 2027-01-03\"";

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    EnvCommand(SlipwayCommand root) {
        super(root);
    }

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "Say add, set, list or remove.");
    }

    static ObjectNode json(Environment environment) {
        var node =
                Json.object()
                        .put("name", environment.name().value())
                        .put("context", environment.context());
        var variables = node.putObject("variables");
        new TreeMap<>(environment.variables()).forEach(variables::put);
        var after = environment.after();
        node.put("after", after == null ? null : after.value())
                .put("approval", environment.approval());
        node.set("freezes", Json.words(environment.freezes().stream().map(Freeze::text).toList()));
        var end = Freeze.endOf(environment.freezes(), Instant.now());
        return node.put("frozenUntil", end.map(Instant::toString).orElse(null))
                .put("addedAt", Json.time(environment.addedAt()));
    }

    private static List<String> row(Environment environment) {
        var after = environment.after();
        return List.of(
                environment.name().value(),
                "context " + environment.context(),
                after == null ? "" : "after " + after,
                environment.approval() ? "approval" : "",
                String.join("; ", environment.freezes().stream().map(f -> "freeze " + f).toList()));
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
            @Option(names = "--approval") boolean approval,
            @Option(names = "--freeze", paramLabel = "WINDOW", description = FREEZE)
                    @Nullable List<String> freezes) {
        var environment =
                core().environments()
                        .add(
                                name,
                                context,
                                variables == null ? Map.of() : variables,
                                after,
                                approval,
                                freezes(freezes));
        session().result(() -> json(environment), () -> Texts.table(List.of(row(environment))));
        return OK;
    }

    private static List<Freeze> freezes(@Nullable List<String> texts) {
        return texts == null ? List.of() : texts.stream().map(Freeze::new).toList();
    }

    @Command(name = "set", description = "Change an environment; what runs there is left alone.")
    int set(
            @Parameters(paramLabel = "NAME") String name,
            @Option(names = "--context", paramLabel = "DOCKER_CONTEXT") @Nullable String context,
            @Option(names = "--var", paramLabel = "K=V") @Nullable Map<String, String> variables,
            @Option(names = "--unset", paramLabel = "K") @Nullable List<String> unset,
            @Option(names = "--after", paramLabel = "ENV", description = "empty text: none")
                    @Nullable String after,
            @Option(names = "--approval", negatable = true) @Nullable Boolean approval,
            @Option(names = "--freeze", paramLabel = "WINDOW", description = FREEZE)
                    @Nullable List<String> freezes,
            @Option(names = "--no-freeze", description = "take its freeze windows away")
                    boolean noFreeze,
            @Option(names = "--reason", paramLabel = "TEXT", defaultValue = "") String reason) {
        var change =
                new Environments.Change(
                        variables == null ? Map.of() : variables,
                        unset == null ? List.of() : unset,
                        Optional.ofNullable(context),
                        Optional.ofNullable(after),
                        Optional.ofNullable(approval),
                        freezes == null && !noFreeze
                                ? Optional.empty()
                                : Optional.of(freezes(freezes)));
        var environment = core().environments().change(name, change, session().user(), reason);
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
