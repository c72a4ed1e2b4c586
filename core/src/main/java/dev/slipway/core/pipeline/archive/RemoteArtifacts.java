package dev.slipway.core.pipeline.archive;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.core.pipeline.Artifact;
import dev.slipway.core.pipeline.ObjectStore;
import dev.slipway.core.pipeline.PipelineRun;
import dev.slipway.core.pipeline.Status;
import dev.slipway.core.pipeline.runner.ArtifactStore;
import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.settings.Home;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;

/// Runs' artifacts in a store outside the home, where other machines find them too: each content
/// once, `artifacts/ab/abcd…`, and per run `runs/PROJECT/N.A.json`, which names them. What is there
/// is never removed from here. Safe from any thread.
public final class RemoteArtifacts {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern KEY = Pattern.compile("runs/([^/]+)/(\\d+)\\.(\\d+)\\.json");
    private static final int MOST_READ = 16 << 20;

    private final ObjectStore store;
    private final ArtifactStore local;
    private final Home home;

    public RemoteArtifacts(ObjectStore store, ArtifactStore local, Home home) {
        this.store = store;
        this.local = local;
        this.home = home;
    }

    /// @param id as runs are named, `shop/42.1` · commit and status as they were
    public record Kept(String id, String commit, String status, List<Artifact> artifacts) {}

    /// Copies a run's artifacts: those that are not there yet, then the list that names them, so
    /// that a list never names what is missing. Returns how many were copied.
    ///
    /// @param status how the run ended, or is about to
    public int push(PipelineRun run, Status status) throws InterruptedException {
        var copied = 0;
        for (var artifact : run.artifacts()) {
            if (!store.has(key(artifact))) {
                store.put(key(artifact), local.file(artifact));
                copied++;
            }
        }
        if (!run.artifacts().isEmpty()) {
            name(run, status);
        }
        return copied;
    }

    private void name(PipelineRun run, Status status) throws InterruptedException {
        var id = run.id();
        var list =
                JSON.createObjectNode()
                        .put("id", id.project() + "/" + id.number() + "." + id.attempt())
                        .put("commit", run.revision().hash())
                        .put("status", status.word());
        var artifacts = list.putArray("artifacts");
        run.artifacts()
                .forEach(it ->
                        artifacts
                                .addObject()
                                .put("path", it.path())
                                .put("size", it.size())
                                .put("sha256", it.sha256()));
        try {
            var file = Files.createTempFile(home.folder(), "artifacts", ".json");
            try {
                Files.writeString(file, list.toPrettyString());
                store.put(
                        "runs/" + id.project() + "/" + id.number() + "." + id.attempt() + ".json",
                        file);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw ProblemException.outside(
                    "home.unusable",
                    "The data folder " + home.folder() + " cannot be written to.",
                    "See to its room and permissions.",
                    e);
        }
    }

    private static String key(Artifact artifact) {
        return "artifacts/" + artifact.sha256().substring(0, 2) + "/" + artifact.sha256();
    }

    /// Ids of the runs that are there, `shop/42.1`; of one project, or of all (empty).
    public List<String> list(String project) throws InterruptedException {
        return store.list("runs/" + (project.isEmpty() ? "" : project + "/")).stream()
                .map(stored -> KEY.matcher(stored.key()))
                .filter(java.util.regex.Matcher::matches)
                .map(key -> key.group(1) + "/" + key.group(2) + "." + key.group(3))
                .toList();
    }

    /// Problem `artifact.gone`.
    public Kept find(String id) throws InterruptedException {
        var whole = id.matches(".*\\.\\d+") ? id : id + ".1";
        try (var bytes = store.open("runs/" + whole + ".json")) {
            var text = new String(bytes.readNBytes(MOST_READ), StandardCharsets.UTF_8);
            var list = JSON.readTree(text);
            return new Kept(
                    list.path("id").asText(),
                    list.path("commit").asText(),
                    list.path("status").asText(),
                    list.path("artifacts")
                            .valueStream()
                            .map(it ->
                                    new Artifact(
                                            it.path("path").asText(),
                                            it.path("size").asLong(),
                                            it.path("sha256").asText()))
                            .toList());
        } catch (IOException e) {
            throw unreadable(id, e);
        }
    }

    private ProblemException unreadable(String id, IOException cause) {
        return ProblemException.outside(
                "objects.refused",
                "What " + store.place() + " has of " + id + " cannot be read.",
                "Copy it again from where it was run: slipway store push " + id,
                cause);
    }

    /// Brings an artifact's bytes into the home, unless they are there; the caller closes them.
    /// Problems `artifact.gone`, `objects.refused` if they are not what their SHA-256 says.
    public InputStream open(Artifact artifact) throws InterruptedException {
        try {
            return local.open(artifact);
        } catch (ProblemException gone) {
            fetch(artifact);
            return local.open(artifact);
        }
    }

    private void fetch(Artifact artifact) throws InterruptedException {
        try (var bytes = store.open(key(artifact))) {
            var came = local.store(artifact.path(), artifact.size(), bytes);
            if (!came.equals(artifact)) {
                throw ProblemException.outside(
                        "objects.refused",
                        "What "
                                + store.place()
                                + " has for "
                                + artifact.path()
                                + " is not what was put there.",
                        "Its SHA-256 differs: somebody changed it. Do not use it.",
                        null);
            }
        } catch (IOException e) {
            throw unreadable(artifact.path(), e);
        }
    }
}
