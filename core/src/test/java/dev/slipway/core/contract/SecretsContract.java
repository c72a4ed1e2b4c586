package dev.slipway.core.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.secret.Secret;
import dev.slipway.core.secret.SecretId;
import dev.slipway.core.secret.SecretScope;
import dev.slipway.core.secret.Secrets;
import dev.slipway.core.secret.StoredSecret;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What `Secrets` do.
public abstract class SecretsContract {
    private static final SecretId TOKEN = new SecretId(SecretScope.HOME, "token");
    private static final SecretId OF_SHOP =
            new SecretId(new SecretScope.OfProject("shop"), "token");
    private static final SecretId OF_LIVE =
            new SecretId(new SecretScope.OfEnvironment("live"), "token");

    protected abstract Secrets secrets();

    @Test
    void keepEveryKindAsItWas() {
        var kinds =
                List.of(
                        new Secret.Text("pä$$ \n word"),
                        new Secret.UsernamePassword("ann", "s3cret"),
                        new Secret.SecretFile("key.p12", new byte[] {0, -1, 13, 10}),
                        new Secret.SshKey("git", "-----BEGIN…", "phrase"));
        for (var secret : kinds) {
            secrets().put(TOKEN, secret, "");
            assertThat(secrets().find(TOKEN)).contains(secret);
            assertThat(secrets().list())
                    .extracting(StoredSecret::kind)
                    .containsExactly(secret.kind());
        }
    }

    @Test
    void theNarrowerScopeWins() {
        secrets().put(TOKEN, new Secret.Text("home"), "");
        secrets().put(OF_SHOP, new Secret.Text("shop"), "");
        secrets().put(OF_LIVE, new Secret.Text("live"), "");

        assertThat(secrets().forProject("shop", "token")).contains(new Secret.Text("shop"));
        assertThat(secrets().forProject("bank", "token")).contains(new Secret.Text("home"));
        assertThat(secrets().forEnvironment("live", "token")).contains(new Secret.Text("live"));
        assertThat(secrets().forEnvironment("test", "token")).contains(new Secret.Text("home"));
    }

    @Test
    void aHostIsShownItsOwnSecretOnly() {
        secrets().put(TOKEN, new Secret.Text("t1"), "git.example.org");
        secrets().put(OF_SHOP, new Secret.Text("t2"), "git.example.org");
        secrets().put(OF_LIVE, new Secret.Text("t3"), "git.example.org");

        assertThat(secrets().forHost("shop", "GIT.example.org")).contains(new Secret.Text("t2"));
        assertThat(secrets().forHost("bank", "git.example.org")).contains(new Secret.Text("t1"));
        assertThat(secrets().forHost("shop", "evil.example.org")).isEmpty();
        assertThat(secrets().forHost("shop", "")).isEmpty();
    }

    @Test
    void whatIsRemovedIsGone() {
        secrets().put(TOKEN, new Secret.Text("home"), "");
        secrets().put(OF_SHOP, new Secret.Text("shop"), "");

        assertThat(secrets().remove(OF_SHOP)).isTrue();
        assertThat(secrets().remove(OF_SHOP)).isFalse();
        assertThat(secrets().list()).extracting(StoredSecret::id).containsExactly(TOKEN);
        assertThat(secrets().find(OF_SHOP)).isEmpty();
    }
}
