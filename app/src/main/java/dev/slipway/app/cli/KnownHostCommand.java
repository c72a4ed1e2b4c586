package dev.slipway.app.cli;

import dev.slipway.core.problem.ProblemException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `slipway known-host add | list | remove`: ssh servers whose key a person accepted.
@Command(name = "known-host", description = "Accept, list or forget the keys of ssh servers.")
final class KnownHostCommand extends BaseCommand {
    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    KnownHostCommand(SlipwayCommand root) {
        super(root);
    }

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "Say add, list or remove.");
    }

    @Command(name = "add", description = "Accept the key of a server.")
    int add(
            @Parameters(paramLabel = "HOST[:PORT]") String host,
            @Parameters(paramLabel = "FINGERPRINT") String fingerprint) {
        core().knownHosts().add(host, fingerprint);
        session().audit("host.accept", host, fingerprint);
        session()
                .result(
                        () -> Json.object().put("host", host).put("fingerprint", fingerprint),
                        () -> List.of(host + "  " + fingerprint));
        return OK;
    }

    @Command(name = "list", description = "List the servers that were accepted here.")
    int list() {
        var hosts = core().knownHosts().list();
        session()
                .result(
                        () ->
                                Json.items(
                                        hosts,
                                        known ->
                                                Json.object()
                                                        .put("host", known.host())
                                                        .put("fingerprint", known.fingerprint())),
                        () ->
                                Texts.table(
                                        hosts.stream()
                                                .map(known ->
                                                        List.of(known.host(), known.fingerprint()))
                                                .toList()));
        return OK;
    }

    @Command(name = "remove", description = "Forget a server.")
    int remove(@Parameters(paramLabel = "HOST[:PORT]") String host) {
        if (!core().knownHosts().remove(host)) {
            throw ProblemException.usage(
                    "host.unknown",
                    "The server " + host + " was not accepted here.",
                    "See which were by `slipway known-host list`; others stand in ~/.ssh/known_hosts.");
        }
        session().audit("host.forget", host, "");
        session()
                .result(() -> Json.object().put("removed", host), () -> List.of("removed " + host));
        return OK;
    }
}
