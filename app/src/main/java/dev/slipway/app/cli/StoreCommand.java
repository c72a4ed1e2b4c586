package dev.slipway.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.core.pipeline.archive.RemoteArtifacts;
import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.settings.ObjectPlace;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `slipway store`: artifacts outside the home, for other machines too.
@Command(
        name = "store",
        description =
                "Copy artifacts to a bucket of an S3-compatible service or to a folder, list and fetch them.")
final class StoreCommand extends BaseCommand {
    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    StoreCommand(SlipwayCommand root) {
        super(root);
    }

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "Say set, off, list, push or get.");
    }

    /// `slipway store set`; tries whether it answers.
    @Command(
            name = "set",
            description =
                    "Choose the store; its keys are a secret with a user name: slipway secret set s3 --username ACCESS_KEY.")
    int set(
            @Option(
                            names = "--endpoint",
                            paramLabel = "URL",
                            required = true,
                            description = "https://host[:port], or file:///folder")
                    String endpoint,
            @Option(names = "--bucket", paramLabel = "NAME", defaultValue = "") String bucket,
            @Option(names = "--region", paramLabel = "NAME", defaultValue = "us-east-1")
                    String region,
            @Option(
                            names = "--prefix",
                            paramLabel = "PATH",
                            defaultValue = "",
                            description = "of all keys in the bucket")
                    String prefix,
            @Option(
                            names = "--secret",
                            paramLabel = "NAME",
                            defaultValue = "s3",
                            description = "the home's secret with the keys; ${DEFAULT-VALUE}")
                    String secret,
            @Option(
                            names = "--host-style",
                            description = "the bucket in the host name, as some services demand")
                    boolean hostStyle)
            throws InterruptedException {
        var place = ObjectPlace.of(endpoint, bucket, region, prefix, secret, !hostStyle);
        var archive = core().pipelines().archive();
        archive.place(Optional.of(place), session().user());
        var runs = archive.remote().orElseThrow().list("").size();
        session().result(() -> json(place).put("runs", runs), () -> List.of(words(place, runs)));
        return OK;
    }

    private static ObjectNode json(ObjectPlace place) {
        return Json.object()
                .put("endpoint", place.endpoint())
                .put("bucket", place.bucket())
                .put("region", place.region())
                .put("prefix", place.prefix())
                .put("secret", place.secret())
                .put("pathStyle", place.isPathStyle());
    }

    private static String words(ObjectPlace place, int runs) {
        return (place.endpoint() + " " + place.bucket()).strip() + "  " + runs + " runs";
    }

    /// `slipway store off`
    @Command(name = "off", description = "Copy nothing any more; what is there stays there.")
    int off() {
        core().pipelines().archive().place(Optional.empty(), session().user());
        session().result(() -> Json.object().putNull("endpoint"), () -> List.of("no store"));
        return OK;
    }

    private RemoteArtifacts remote() {
        return core().pipelines()
                .archive()
                .remote()
                .orElseThrow(() ->
                        ProblemException.usage(
                                "objects.none",
                                "No artifact store was chosen.",
                                "Choose one: slipway store set --endpoint URL --bucket NAME"));
    }

    /// `slipway store list`
    @Command(name = "list", description = "List the runs whose artifacts are in the store.")
    int list(@Parameters(paramLabel = "PROJECT", arity = "0..1") @Nullable String project)
            throws InterruptedException {
        var runs = remote().list(project == null ? "" : project);
        session().result(() -> Json.items(runs, run -> Json.object().put("id", run)), () -> runs);
        return OK;
    }

    /// `slipway store push`
    @Command(name = "push", description = "Copy a run's artifacts that are not there yet.")
    int push(@Parameters(paramLabel = "RUN") String name) throws InterruptedException {
        var run = core().pipelines().require(name);
        var copied = remote().push(run, run.status());
        session()
                .result(
                        () ->
                                Json.object()
                                        .put("id", run.id().toString())
                                        .put("artifacts", run.artifacts().size())
                                        .put("copied", copied),
                        () -> List.of(run.id() + "  " + copied + " copied"));
        return OK;
    }

    /// `slipway store get`; the run may be of another machine.
    @Command(name = "get", description = "List a run's artifacts in the store, or fetch them.")
    int get(
            @Parameters(paramLabel = "RUN", description = "PROJECT/N or PROJECT/N.A") String run,
            @Option(names = "--to", paramLabel = "DIR", description = "fetch them there")
                    @Nullable Path target)
            throws InterruptedException {
        if (!run.matches("[a-z0-9][a-z0-9_.-]*/\\d+(\\.\\d+)?")) {
            throw ProblemException.usage(
                    "run.unknown", "\"" + run + "\" names no run.", "A run is PROJECT/NUMBER.");
        }
        var kept = remote().find(run);
        if (target != null) {
            new ArtifactFolder(target, console()::progress).write(kept.artifacts(), remote()::open);
        }
        session()
                .result(
                        () ->
                                Json.items(kept.artifacts(), RunJson::artifact)
                                        .put("id", kept.id())
                                        .put("revision", kept.commit())
                                        .put("status", kept.status()),
                        () ->
                                Texts.table(
                                        kept.artifacts().stream()
                                                .map(it ->
                                                        List.of(
                                                                it.path(),
                                                                Texts.size(it.size()),
                                                                "sha256:" + it.sha256()))
                                                .toList()));
        return OK;
    }
}
