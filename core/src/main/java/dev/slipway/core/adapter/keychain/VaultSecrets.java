package dev.slipway.core.adapter.keychain;

import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.secret.Keychain;
import dev.slipway.core.secret.Secret;
import dev.slipway.core.secret.SecretId;
import dev.slipway.core.secret.Secrets;
import dev.slipway.core.secret.StoredSecret;
import dev.slipway.core.settings.FolderLock;
import dev.slipway.core.settings.Home;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Secrets in one encrypted file of the home. The file is read anew at each call, so that every
/// process sees the last state.
public final class VaultSecrets implements Secrets {
    private static final int VERSION = 1;
    private static final String CHECK = "slipway vault";

    private final VaultFile file;
    private final VaultKey key;
    private final Clock clock;
    private volatile @Nullable Unlocked last;

    /// A key once found is not asked for again, which may take a person or half a second.
    private record Unlocked(byte[] check, Sealing sealing) {}

    /// @param surroundings environment variables: SLIPWAY_PASSPHRASE, SLIPWAY_PASSPHRASE_FILE
    public VaultSecrets(
            Home home, Optional<Keychain> keychain, Map<String, String> surroundings, Clock clock) {
        this.file = new VaultFile(home.vault());
        this.key = new VaultKey(home.vault(), "slipway-" + home.id(), keychain, surroundings);
        this.clock = clock;
    }

    @Override
    public List<StoredSecret> list() {
        return file.read().map(VaultFile.Content::entries).orElse(List.of()).stream()
                .map(VaultFile.Entry::stored)
                .sorted(
                        Comparator.comparing((StoredSecret stored) -> stored.id().scope().word())
                                .thenComparing(stored -> stored.id().name()))
                .toList();
    }

    @Override
    public Optional<Secret> find(SecretId id) {
        var content = file.read();
        return content.flatMap(vault ->
                vault.entries().stream()
                        .filter(entry -> entry.id().equals(id))
                        .findFirst()
                        .map(entry -> open(unlocked(vault), entry)));
    }

    private Secret open(Sealing sealing, VaultFile.Entry entry) {
        try {
            return SecretJson.read(sealing.open(entry.sealed(), entry.about()));
        } catch (IOException | Sealing.Broken e) {
            throw file.unreadable(e);
        }
    }

    @Override
    public void put(SecretId id, Secret secret, String host) {
        change(() -> {
            var vault = file.read().orElseGet(this::empty);
            var sealing = unlocked(vault);
            var entry = seal(sealing, id, secret, host);
            file.write(
                    with(
                            vault,
                            entries -> {
                                entries.removeIf(old -> old.id().equals(id));
                                entries.add(entry);
                                return entries;
                            }));
            return true;
        });
    }

    private VaultFile.Entry seal(Sealing sealing, SecretId id, Secret secret, String host) {
        var bare =
                new VaultFile.Entry(
                        id.scope().word(),
                        id.name(),
                        secret.kind(),
                        host,
                        clock.instant().toString(),
                        new byte[0]);
        return new VaultFile.Entry(
                bare.scope(),
                bare.name(),
                bare.kind(),
                bare.host(),
                bare.setAt(),
                sealing.seal(SecretJson.write(secret), bare.about()));
    }

    @Override
    public boolean remove(SecretId id) {
        return change(() -> {
            var vault = file.read();
            var isThere =
                    vault.isPresent()
                            && vault.get().entries().stream()
                                    .anyMatch(entry -> entry.id().equals(id));
            if (isThere) {
                file.write(
                        with(
                                vault.get(),
                                entries -> {
                                    entries.removeIf(old -> old.id().equals(id));
                                    return entries;
                                }));
            }
            return isThere;
        });
    }

    @Override
    public String keptBy() {
        return key.describe(file.read().map(VaultFile.Content::key).orElseGet(key::best));
    }

    private VaultFile.Content empty() {
        var fresh = key.make(key.best());
        return new VaultFile.Content(
                VERSION,
                fresh.place(),
                fresh.salt(),
                fresh.iterations(),
                fresh.sealing().seal(CHECK.getBytes(StandardCharsets.UTF_8), CHECK),
                List.of());
    }

    private Sealing unlocked(VaultFile.Content vault) {
        var known = last;
        if (known != null && Arrays.equals(known.check(), vault.check())) {
            return known.sealing();
        }
        var sealing = key.find(vault.key(), vault.salt(), vault.iterations());
        try {
            sealing.open(vault.check(), CHECK);
            last = new Unlocked(vault.check(), sealing);
            return sealing;
        } catch (Sealing.Broken e) {
            throw VaultKey.locked();
        }
    }

    private static VaultFile.Content with(
            VaultFile.Content vault, UnaryOperator<List<VaultFile.Entry>> change) {
        return new VaultFile.Content(
                vault.version(),
                vault.key(),
                vault.salt(),
                vault.iterations(),
                vault.check(),
                change.apply(new ArrayList<>(vault.entries())));
    }

    private boolean change(java.util.function.BooleanSupplier work) {
        try {
            return FolderLock.holding(file.path(), work::getAsBoolean);
        } catch (IOException e) {
            throw ProblemException.outside(
                    "home.unusable",
                    "The secrets in " + file.path().getParent() + " cannot be changed.",
                    "Look at the room on that disk and the folder's permissions.",
                    e);
        }
    }
}
