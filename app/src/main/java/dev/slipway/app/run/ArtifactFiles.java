package dev.slipway.app.run;

import dev.slipway.app.AppContext;
import dev.slipway.app.fx.SystemOpen;
import dev.slipway.app.shell.Notices;
import dev.slipway.core.pipeline.Artifact;
import dev.slipway.core.problem.ProblemException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Takes kept files out of the store: under a name of their own, for another program, or only to
/// see that they are what they were. FX thread only; the work is done off it.
public final class ArtifactFiles {
    private final AppContext context;

    public ArtifactFiles(AppContext context) {
        this.context = context;
    }

    public void save(Artifact artifact, Path file) {
        context.background()
                .start(
                        context.text("run.artifacts.saving", artifact.path()),
                        () -> copied(artifact, file),
                        this::saved,
                        context.notices()::tell);
    }

    private void saved(Path file) {
        context.notices()
                .tell(
                        context.text("common.saved", file),
                        new Notices.Action(
                                context.text("run.artifacts.reveal"), () -> reveal(file)));
    }

    private void reveal(Path file) {
        context.background()
                .load(
                        () -> {
                            SystemOpen.reveal(file);
                            return file;
                        },
                        done -> {},
                        context.notices()::tell);
    }

    /// Opens a copy, which cannot be executed by itself, in the desktop's program for it.
    public void open(Artifact artifact) {
        var name = artifact.path().substring(artifact.path().lastIndexOf('/') + 1);
        context.background()
                .start(
                        context.text("run.artifacts.opening", artifact.path()),
                        () -> {
                            var folder = Files.createTempDirectory("slipway-artifact-");
                            var file = copied(artifact, folder.resolve(name));
                            SystemOpen.open(file.toString());
                            return file;
                        },
                        done -> {},
                        context.notices()::tell);
    }

    private Path copied(Artifact artifact, Path file) throws IOException {
        try (var content = context.core().pipelines().artifact(artifact)) {
            Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
        }
        return file;
    }

    /// Reads it from end to end and compares its checksum with the one it was kept under.
    void check(Artifact artifact) {
        context.background()
                .start(
                        context.text("run.artifacts.checking", artifact.path()),
                        () -> sha256(artifact),
                        sum -> told(artifact, sum.equals(artifact.sha256())),
                        context.notices()::tell);
    }

    private void told(Artifact artifact, boolean same) {
        context.notices()
                .tell(
                        context.text(
                                same ? "run.artifacts.same" : "run.artifacts.other",
                                artifact.path()));
    }

    private String sha256(Artifact artifact) throws IOException {
        try (var content =
                new DigestInputStream(
                        context.core().pipelines().artifact(artifact),
                        MessageDigest.getInstance("SHA-256"))) {
            content.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(content.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw ProblemException.outside(
                    "artifact.unchecked",
                    "This Java has no SHA-256.",
                    "Use the runtime that comes with Slipway.",
                    e);
        }
    }
}
