package dev.slipway.core.adapter.keychain;

import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.secret.Keychain;
import dev.slipway.core.settings.Home;
import dev.slipway.core.settings.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/// Finds the vault's key, or makes one where there is none yet.
final class VaultKey {
    static final int ITERATIONS = 210_000;
    private static final int SALT_BYTES = 16;

    private final Path vault;
    private final String account;
    private final Optional<Keychain> keychain;
    private final Map<String, String> surroundings;

    /// @param account names the key in the keychain
    VaultKey(
            Path vault,
            String account,
            Optional<Keychain> keychain,
            Map<String, String> surroundings) {
        this.vault = vault;
        this.account = account;
        this.keychain = keychain;
        this.surroundings = Map.copyOf(surroundings);
    }

    /// A new key and how it will be found again.
    record Fresh(KeyPlace place, byte[] salt, int iterations, Sealing sealing) {}

    /// The safest place that is to be had: a passphrase that was given, the keychain, else a file.
    KeyPlace best() {
        if (passphrase().isPresent()) {
            return KeyPlace.PASSPHRASE;
        }
        return keychain.filter(Keychain::isThere).isPresent() ? KeyPlace.KEYCHAIN : KeyPlace.FILE;
    }

    Fresh make(KeyPlace place) {
        var salt = Sealing.random(SALT_BYTES);
        var key =
                switch (place) {
                    case PASSPHRASE ->
                            Sealing.derive(
                                    passphrase().orElseThrow(VaultKey::locked), salt, ITERATIONS);
                    case KEYCHAIN ->
                            kept().orElseGet(() -> keep(Sealing.random(Sealing.KEY_BYTES)));
                    case FILE ->
                            Files.exists(file())
                                    ? read()
                                    : write(Sealing.random(Sealing.KEY_BYTES));
                };
        return new Fresh(place, salt, ITERATIONS, new Sealing(key));
    }

    /// Problem `secret.locked` if it is not to be had.
    Sealing find(KeyPlace place, byte[] salt, int iterations) {
        return new Sealing(
                switch (place) {
                    case PASSPHRASE ->
                            Sealing.derive(
                                    passphrase().orElseThrow(VaultKey::locked), salt, iterations);
                    case KEYCHAIN -> kept().orElseThrow(this::lost);
                    case FILE -> read();
                });
    }

    /// In a sentence.
    String describe(KeyPlace place) {
        return switch (place) {
            case PASSPHRASE -> "Secrets are encrypted under the passphrase of SLIPWAY_PASSPHRASE.";
            case KEYCHAIN ->
                    "Secrets are encrypted; the key is kept by "
                            + keychain.map(Keychain::name).orElse("a keychain that is not here")
                            + ".";
            case FILE ->
                    "Secrets are encrypted, but the key lies beside them in "
                            + file()
                            + " (no keychain, no SLIPWAY_PASSPHRASE): whoever reads that folder reads them.";
        };
    }

    private Optional<String> passphrase() {
        var given = surroundings.getOrDefault("SLIPWAY_PASSPHRASE", "");
        if (!given.isEmpty()) {
            return Optional.of(given);
        }
        var named = surroundings.getOrDefault("SLIPWAY_PASSPHRASE_FILE", "");
        try {
            return named.isEmpty()
                    ? Optional.empty()
                    : Files.readString(Path.of(named)).lines().findFirst();
        } catch (IOException | java.nio.file.InvalidPathException e) {
            throw ProblemException.outside(
                    "secret.locked",
                    "The passphrase in " + named + " cannot be read.",
                    "See that SLIPWAY_PASSPHRASE_FILE names a file you may read.",
                    e);
        }
    }

    private Optional<byte[]> kept() {
        return keychain.flatMap(chain -> chain.find(account)).map(Base64.getDecoder()::decode);
    }

    private byte[] keep(byte[] key) {
        keychain.orElseThrow(this::lost).save(account, Base64.getEncoder().encodeToString(key));
        return key;
    }

    private Path file() {
        return vault.resolveSibling("key");
    }

    private byte[] write(byte[] key) {
        try {
            Home.restrict(Files.createDirectories(vault.getParent()), "rwx------");
            WholeFile.write(file(), key);
            return key;
        } catch (IOException e) {
            throw ProblemException.outside(
                    "home.unusable",
                    "The key to the secrets cannot be written to " + file() + ".",
                    "Look at the room on that disk and the folder's permissions.",
                    e);
        }
    }

    private byte[] read() {
        try {
            var key = Files.readAllBytes(file());
            if (key.length != Sealing.KEY_BYTES) {
                throw lost();
            }
            return key;
        } catch (NoSuchFileException e) {
            throw lost();
        } catch (IOException e) {
            throw ProblemException.outside(
                    "secret.locked",
                    "The key to the secrets in " + file() + " cannot be read.",
                    "Mend the permissions of that file.",
                    e);
        }
    }

    static ProblemException locked() {
        return ProblemException.outside(
                "secret.locked",
                "The secrets are encrypted under a passphrase, and it is not (rightly) given.",
                "Give it in SLIPWAY_PASSPHRASE, or a file with it in SLIPWAY_PASSPHRASE_FILE.",
                null);
    }

    private ProblemException lost() {
        return ProblemException.outside(
                "secret.locked",
                "The key to the secrets in " + vault + " is not to be found.",
                "Unlock or start the keychain they were set with; if the key is gone, move the file"
                        + " away and set the secrets anew.",
                null);
    }
}
