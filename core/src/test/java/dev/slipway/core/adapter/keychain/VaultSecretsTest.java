package dev.slipway.core.adapter.keychain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.contract.SecretsContract;
import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.secret.Keychain;
import dev.slipway.core.secret.Secret;
import dev.slipway.core.secret.SecretId;
import dev.slipway.core.secret.SecretScope;
import dev.slipway.core.settings.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class VaultSecretsTest extends SecretsContract {
    private static final SecretId TOKEN = new SecretId(SecretScope.HOME, "token");
    private static final Secret VALUE = new Secret.Text("hush-hush-4711");

    @TempDir Path folder;
    private Home home;
    private VaultSecrets secrets;

    @BeforeEach
    void open() {
        home = Home.open(folder.resolve("home"));
        secrets = vault(Optional.empty(), Map.of());
    }

    private VaultSecrets vault(Optional<Keychain> keychain, Map<String, String> surroundings) {
        return new VaultSecrets(home, keychain, surroundings, Clock.systemUTC());
    }

    @Override
    protected VaultSecrets secrets() {
        return secrets;
    }

    @Test
    void nothingOfAValueLiesInTheHome() throws IOException {
        secrets.put(TOKEN, VALUE, "");
        try (var files = Files.walk(folder)) {
            for (var file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                assertThat(new String(Files.readAllBytes(file))).doesNotContain("hush");
            }
        }
        var lies = Files.getPosixFilePermissions(home.vault());
        assertThat(lies).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(secrets.keptBy()).contains("beside them");
        assertThat(VALUE.toString()).doesNotContain("hush");
    }

    @Test
    void aPassphraseOpensItAndAWrongOneDoesNot() {
        vault(Optional.empty(), Map.of("SLIPWAY_PASSPHRASE", "right")).put(TOKEN, VALUE, "");

        var again = vault(Optional.empty(), Map.of("SLIPWAY_PASSPHRASE", "right"));
        assertThat(again.find(TOKEN)).contains(VALUE);
        assertThat(again.keptBy()).contains("passphrase");
        for (var wrong : new Map<?, ?>[] {Map.of("SLIPWAY_PASSPHRASE", "wrong"), Map.of()}) {
            @SuppressWarnings("unchecked")
            var closed = vault(Optional.empty(), (Map<String, String>) wrong);
            assertThatThrownBy(() -> closed.find(TOKEN))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            problem -> assertThat(problem.code()).isEqualTo("secret.locked"));
            assertThat(closed.list()).hasSize(1);
        }
    }

    @Test
    void aKeychainKeepsTheKeyAndWithoutItNothingOpens() {
        var chain = new MapKeychain();
        vault(Optional.of(chain), Map.of()).put(TOKEN, VALUE, "");

        assertThat(chain.kept).hasSize(1);
        assertThat(home.vault().resolveSibling("key")).doesNotExist();
        assertThat(vault(Optional.of(chain), Map.of()).find(TOKEN)).contains(VALUE);
        chain.kept.clear();
        assertThatThrownBy(() -> vault(Optional.of(chain), Map.of()).find(TOKEN))
                .hasMessageContaining("secret.locked");
    }

    @Test
    void aValueMovedToAnotherHostOrNameIsNotOpened() throws IOException {
        secrets.put(TOKEN, VALUE, "git.example.org");
        var text = Files.readString(home.vault());
        Files.writeString(home.vault(), text.replace("git.example.org", "git.evil.example"));

        assertThatThrownBy(() -> secrets.find(TOKEN)).hasMessageContaining("secret.unreadable");
    }

    @Test
    void aBrokenFileIsSaidSoAndLeftAlone() throws IOException {
        secrets.put(TOKEN, VALUE, "");
        Files.writeString(home.vault(), "{\"version\":1,");

        assertThatThrownBy(() -> secrets.find(TOKEN)).hasMessageContaining("secret.unreadable");
        assertThatThrownBy(() -> secrets.put(TOKEN, VALUE, ""))
                .hasMessageContaining("secret.unreadable");
        assertThat(home.vault()).hasContent("{\"version\":1,");
    }

    @Test
    void manyAtTheSameTimeLoseNothing() {
        IntStream.range(0, 20)
                .parallel()
                .forEach(i ->
                        vault(Optional.empty(), Map.of())
                                .put(new SecretId(SecretScope.HOME, "s" + i), VALUE, ""));
        assertThat(secrets.list()).hasSize(20);
    }

    /// A keychain without an operating system.
    private static final class MapKeychain implements Keychain {
        private final Map<String, String> kept = new HashMap<>();

        @Override
        public String name() {
            return "a map";
        }

        @Override
        public boolean isThere() {
            return true;
        }

        @Override
        public Optional<String> find(String account) {
            return Optional.ofNullable(kept.get(account));
        }

        @Override
        public void save(String account, String value) {
            kept.put(account, value);
        }

        @Override
        public void delete(String account) {
            kept.remove(account);
        }
    }
}
