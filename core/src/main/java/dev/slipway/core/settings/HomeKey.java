package dev.slipway.core.settings;

import dev.slipway.core.problem.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A key of the home, made at first use, that lets a secret's value be recognised without being
/// kept: `home-key`, 0600. Safe from any thread and process.
public final class HomeKey {
    private static final int BYTES = 32;

    private final Path file;

    public HomeKey(Home home) {
        this.file = home.folder().resolve("home-key");
    }

    /// 32 hex digits for a value under a name. Problem `home.unusable`.
    public String sign(String name, String value) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key(), "HmacSHA256"));
            mac.update((name.length() + ":" + name).getBytes(StandardCharsets.UTF_8));
            var signature = mac.doFinal(value.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(signature).substring(0, 32);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    private byte[] key() {
        try {
            if (!Files.exists(file)) {
                make();
            }
            return HexFormat.of().parseHex(Files.readString(file).strip());
        } catch (IOException | IllegalArgumentException e) {
            throw ProblemException.outside(
                    "home.unusable",
                    "The key " + file + " cannot be used: " + e.getMessage() + ".",
                    "Mend its permissions. If it is lost, remove it: releases with secrets then"
                            + " count as changed once.",
                    e);
        }
    }

    private void make() throws IOException {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        var fresh = Files.createTempFile(file.getParent(), "home-key", ".new");
        Home.restrict(fresh, "rw-------");
        Files.writeString(fresh, HexFormat.of().formatHex(bytes));
        try {
            Files.createLink(file, fresh);
        } catch (FileAlreadyExistsException anotherProcessWasFirst) {
            // its key counts
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
