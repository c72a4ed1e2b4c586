package dev.slipway.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.secret.SecretId;
import dev.slipway.core.secret.SecretScope;
import dev.slipway.core.secret.StoredSecret;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `slipway secret set | list | remove`. Values come in by standard input and never go out.
@Command(
        name = "secret",
        description = "Set, list or remove secrets; values are read from standard input.")
final class SecretCommand extends BaseCommand {
    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    SecretCommand(SlipwayCommand root) {
        super(root);
    }

    /// Whose secret it is; nobody's in particular without an option.
    static final class Whose {
        @Option(names = "--project", paramLabel = "P", description = "for this project only")
        @Nullable String project;

        @Option(names = "--env", paramLabel = "E", description = "for this environment only")
        @Nullable String environment;
    }

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "Say set, list or remove.");
    }

    @Command(name = "set", description = "Set a secret; its value is read from standard input.")
    int set(
            @Parameters(paramLabel = "NAME") String name,
            @ArgGroup @Nullable Whose whose,
            @Option(
                            names = "--host",
                            paramLabel = "HOST",
                            description = "show it to this git or registry host by itself")
                    @Nullable String host,
            @Mixin SecretValue value) {
        var id = new SecretId(scope(whose), name);
        core().secrets().put(id, value.read(), host == null ? "" : host);
        session().audit("secret.set", id.toString(), host == null ? "" : "shown to " + host);
        session()
                .result(
                        () -> json(stored(id)),
                        () -> List.of("set " + id, core().secrets().keptBy()));
        return OK;
    }

    private StoredSecret stored(SecretId id) {
        return core().secrets().list().stream()
                .filter(stored -> stored.id().equals(id))
                .findFirst()
                .orElseThrow(() -> unknown(id));
    }

    @Command(name = "list", description = "List the secrets' names, never their values.")
    int list() {
        var secrets = core().secrets().list();
        session()
                .result(
                        () -> Json.items(secrets, SecretCommand::json),
                        () ->
                                Texts.table(
                                        secrets.stream()
                                                .map(s ->
                                                        List.of(
                                                                s.id().name(),
                                                                s.id().scope().word(),
                                                                s.kind(),
                                                                s.host()))
                                                .toList()));
        return OK;
    }

    @Command(name = "remove", description = "Remove a secret.")
    int remove(@Parameters(paramLabel = "NAME") String name, @ArgGroup @Nullable Whose whose) {
        var id = new SecretId(scope(whose), name);
        if (!core().secrets().remove(id)) {
            throw unknown(id);
        }
        session().audit("secret.remove", id.toString(), "");
        session().result(() -> Json.object().put("removed", name), () -> List.of("removed " + id));
        return OK;
    }

    private SecretScope scope(@Nullable Whose whose) {
        if (whose != null && whose.project != null) {
            var project = core().projects().require(whose.project);
            return new SecretScope.OfProject(project.name().value());
        }
        return whose != null && whose.environment != null
                ? new SecretScope.OfEnvironment(
                        core().environments().require(whose.environment).name().value())
                : SecretScope.HOME;
    }

    private static ObjectNode json(StoredSecret secret) {
        return Json.object()
                .put("name", secret.id().name())
                .put("scope", secret.id().scope().word())
                .put("kind", secret.kind())
                .put("host", secret.host().isEmpty() ? null : secret.host())
                .put("setAt", Json.time(secret.setAt()));
    }

    private static ProblemException unknown(SecretId id) {
        return ProblemException.usage(
                "secret.unknown",
                "There is no secret " + id + ".",
                "See what there is by `slipway secret list`; set it by `slipway secret set`.");
    }
}
