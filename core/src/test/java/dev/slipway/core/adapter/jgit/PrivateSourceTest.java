package dev.slipway.core.adapter.jgit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.adapter.simulated.SimulatedSecrets;
import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.secret.Secret;
import dev.slipway.core.secret.SecretId;
import dev.slipway.core.secret.SecretScope;
import dev.slipway.core.settings.Home;
import dev.slipway.core.source.KnownHosts;
import dev.slipway.core.source.Project;
import dev.slipway.core.source.ProjectName;
import dev.slipway.core.time.Timer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Private repositories over http and ssh, served by git itself.
@Timeout(120)
@SuppressWarnings("NullAway.Init")
final class PrivateSourceTest {
    private static final SecretId TOKEN = new SecretId(SecretScope.HOME, "token");

    @TempDir private Path temporary;
    private final SimulatedSecrets secrets = new SimulatedSecrets(Clock.systemUTC());
    private KnownHosts knownHosts;
    private JGitSourceRepository source;
    private RealGit git;

    @BeforeEach
    void makeRepository() {
        git = RealGit.init(temporary.resolve("shop"));
        git.commit("main", "First", Map.of("a.txt", "1"));
        var home = Home.open(temporary.resolve("home"));
        knownHosts = new KnownHosts(home);
        source = new JGitSourceRepository(home.mirrors(), secrets, knownHosts, Timer.system());
    }

    private static Project project(String url) {
        return new Project(new ProjectName("shop"), url, Instant.EPOCH);
    }

    private static void isProblem(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo(code));
    }

    @Test
    void aTokenOfTheHostOpensItOverHttp() {
        try (var server = new GitHttpServer(temporary, "x-access-token:t0ken")) {
            var url = server.url("shop/.git");
            isProblem("source.denied", () -> source.check(url));
            secrets.put(TOKEN, new Secret.Text("t0ken"), "127.0.0.1:" + server.port());

            source.check(url);
            assertThat(source.resolve(project(url), "main").revision().subject())
                    .isEqualTo("First");
            assertThat(source.heads(project(url))).containsOnlyKeys("main");
        }
    }

    @Test
    void aLoginIsShownAsItIsAndAWrongOneIsRefused() {
        try (var server = new GitHttpServer(temporary, "ann:pw")) {
            var url = server.url("shop/.git");
            secrets.put(TOKEN, new Secret.UsernamePassword("ann", "wrong"), "127.0.0.1");
            isProblem("source.denied", () -> source.fetch(project(url)));
            secrets.put(TOKEN, new Secret.UsernamePassword("ann", "pw"), "127.0.0.1");
            source.fetch(project(url));
        }
    }

    @Test
    void aSecretIsShownToNoOtherHost() {
        try (var server = new GitHttpServer(temporary, "ann:pw")) {
            secrets.put(TOKEN, new Secret.UsernamePassword("ann", "pw"), "git.example.org");
            isProblem("source.denied", () -> source.check(server.url("shop/.git")));
            assertThat(server.shown()).isEmpty();
        }
    }

    @Test
    void sshAsksWhetherTheServerIsTheRightOneAndTakesAKeyThatWasSet() throws Exception {
        var key = key();
        try (var server = new GitSshServer(temporary.resolve("hostkey"), key.getPublic())) {
            var url = server.url(git.folder());
            secrets.put(TOKEN, new Secret.SshKey("", pem(key), ""), "127.0.0.1");
            assertThatThrownBy(() -> source.check(url))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            problem -> {
                                assertThat(problem.code()).isEqualTo("source.unknownHost");
                                assertThat(problem.hint())
                                        .contains(server.host() + " " + server.fingerprint());
                            });

            knownHosts.add(server.host(), server.fingerprint());
            assertThat(source.resolve(project(url), "HEAD").branch()).isEqualTo("main");

            knownHosts.add(server.host(), "SHA256:" + "A".repeat(43));
            isProblem("source.hostChanged", () -> source.fetch(project(url)));
        }
    }

    @Test
    void aKeyThatTheServerDoesNotKnowIsDenied() throws Exception {
        try (var server = new GitSshServer(temporary.resolve("hostkey"), key().getPublic())) {
            knownHosts.add(server.host(), server.fingerprint());
            secrets.put(TOKEN, new Secret.SshKey("", pem(key()), ""), "127.0.0.1");
            isProblem("source.denied", () -> source.check(server.url(git.folder())));
            secrets.put(TOKEN, new Secret.SshKey("", "no key", ""), "127.0.0.1");
            isProblem("secret.sshKey", () -> source.check(server.url(git.folder())));
        }
    }

    @Test
    void submodulesLfsPointersAndHooksDoNothing() throws IOException {
        var out = temporary.resolve("ran");
        git.write(
                ".gitmodules",
                "[submodule \"x\"]\n\tpath = x\n\turl = ext::sh -c \"touch " + out + "\"\n");
        git.write(".gitattributes", "* filter=lfs\n");
        git.write("big.bin", "version https://git-lfs.github.com/spec/v1\noid sha256:1\nsize 1\n");
        git.run("add", "-A");
        git.run("commit", "-q", "-m", "Hostile");
        git.run("config", "filter.lfs.smudge", "touch " + out);
        git.run("config", "filter.lfs.required", "true");
        git.run("config", "core.fsmonitor", "touch " + out);
        var hook = git.folder().resolve(".git/hooks/post-checkout");
        Files.writeString(hook, "#!/bin/sh\ntouch " + out + "\n");
        var local = project(git.location());
        var resolved = source.resolve(local, "main");
        var into = temporary.resolve("work");
        source.checkout(local, resolved.revision(), "main", into);

        assertThat(into.resolve("big.bin")).content().startsWith("version https://git-lfs");
        assertThat(into.resolve("x")).doesNotExist();
        assertThat(out).doesNotExist();
    }

    @Test
    void alternatesAndSymlinkedGitFoldersReachNothingElse() throws IOException {
        var secret = RealGit.init(temporary.resolve("secret"));
        secret.commit("main", "Secret", Map.of("s.txt", "s"));
        var hidden = secret.run("rev-parse", "main").strip();
        var link = Files.createDirectories(temporary.resolve("linked"));
        Files.createSymbolicLink(link.resolve(".git"), git.folder().resolve(".git"));
        assertThat(source.heads(project(link.toString()))).containsOnlyKeys("main");
        isProblem("source.unknownRef", () -> source.resolve(project(git.location()), hidden));
    }

    @Test
    void thousandsOfBranchesAndOddNamesAreListed() throws IOException {
        var head = git.run("rev-parse", "main").strip();
        var packed = new StringBuilder("# pack-refs with: peeled fully-peeled sorted \n");
        for (var i = 0; i < 5000; i++) {
            packed.append(head).append(" refs/heads/b/%05d\n".formatted(i));
        }
        packed.append(head).append(" refs/heads/$(id);`id`\n");
        Files.writeString(git.folder().resolve(".git/packed-refs"), packed);
        var local = project(git.location());

        assertThat(source.heads(local).size()).isEqualTo(5002);
        assertThat(source.heads(local).containsKey("$(id);`id`")).isTrue();
        source.fetch(local);
        assertThat(source.branches(local).size()).isEqualTo(5002);
    }

    private static KeyPair key() throws GeneralSecurityException {
        return SecurityUtils.getKeyPairGenerator(SecurityUtils.ED25519).generateKeyPair();
    }

    /// As `ssh-keygen` writes it.
    private static String pem(KeyPair key) throws Exception {
        var out = new ByteArrayOutputStream();
        OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(key, "test", null, out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
