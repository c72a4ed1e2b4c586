package dev.slipway.app.cli;

import dev.slipway.core.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `slipway fingerprint`: the runs that made a file, known by its content.
@Command(
        name = "fingerprint",
        description =
                "List the runs that kept a file of this content as an artifact, newest first.")
final class FingerprintCommand extends BaseCommand {
    @Parameters(paramLabel = "FILE|SHA256")
    @SuppressWarnings("NullAway.Init")
    String what;

    FingerprintCommand(SlipwayCommand root) {
        super(root);
    }

    @Override
    public Integer call() {
        var hash = what.matches("(sha256:)?[0-9a-f]{64}") ? what.replace("sha256:", "") : of(what);
        var uses = core().pipelines().archive().usesOf(hash);
        session()
                .result(
                        () ->
                                Json.items(
                                                uses,
                                                use ->
                                                        Json.object()
                                                                .put("run", use.run().toString())
                                                                .put("path", use.path())
                                                                .put("at", Json.time(use.at()))
                                                                .put("stored", use.isStored()))
                                        .put("sha256", hash),
                        () ->
                                uses.isEmpty()
                                        ? List.of("No run kept a file of this content.")
                                        : Texts.table(
                                                uses.stream()
                                                        .map(use ->
                                                                List.of(
                                                                        use.run().toString(),
                                                                        use.path(),
                                                                        Json.time(use.at()) + ""))
                                                        .toList()));
        return uses.isEmpty() ? BAD : OK;
    }

    private static String of(String file) {
        try (var bytes = new DigestInputStream(Files.newInputStream(Path.of(file)), sha256())) {
            bytes.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(bytes.getMessageDigest().digest());
        } catch (IOException | java.nio.file.InvalidPathException e) {
            throw ProblemException.usage(
                    "fingerprint.unreadable",
                    "The file " + file + " cannot be read.",
                    "Give a file, or a SHA-256 as `slipway artifacts` prints it.");
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
