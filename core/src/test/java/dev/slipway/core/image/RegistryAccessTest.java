package dev.slipway.core.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.adapter.simulated.SimulatedSecrets;
import dev.slipway.core.engine.Images.RegistryLogin;
import dev.slipway.core.secret.Secret;
import dev.slipway.core.secret.SecretId;
import dev.slipway.core.secret.SecretScope;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryAccessTest {
    @TempDir Path folder;

    private RegistryAccess access() {
        return new RegistryAccess(folder, Map.of("PATH", folder + ":/nowhere"));
    }

    private void config(String json) throws IOException {
        Files.writeString(folder.resolve("config.json"), json);
    }

    private void helper(String name, String script) throws IOException {
        var file = folder.resolve("docker-credential-" + name);
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theRegistryIsTheFirstPartOnlyWhereItLooksLikeAHost() {
        assertThat(RegistryAccess.registryOf("busybox:stable")).isEqualTo("docker.io");
        assertThat(RegistryAccess.registryOf("team/web:1")).isEqualTo("docker.io");
        assertThat(RegistryAccess.registryOf("localhost/web")).isEqualTo("localhost");
        assertThat(RegistryAccess.registryOf("127.0.0.1:5000/web")).isEqualTo("127.0.0.1:5000");
        assertThat(RegistryAccess.registryOf("r.example.org/a/b@sha256:0"))
                .isEqualTo("r.example.org");
    }

    @Test
    void aLoginOfTheConfigFileIsFoundAlsoUnderAnOldUrl() throws IOException {
        config(
                "{\"auths\":{\"https://r.example.org/v1/\":{\"auth\":\""
                        + base64("me:a:b")
                        + "\"}}}");

        assertThat(access().login("r.example.org/web:1")).contains(new RegistryLogin("me", "a:b"));
        assertThat(access().login("other.example.org/web:1")).isEmpty();
        assertThat(access().login("busybox")).isEmpty();
    }

    @Test
    void aHelperOfTheRegistryCountsBeforeTheStoreAndTheFile() throws IOException {
        helper(
                "mine",
                "read url; echo \"{\\\"Username\\\":\\\"u-$url\\\",\\\"Secret\\\":\\\"s\\\"}\"");
        helper("store", "echo '{\"Username\":\"store\",\"Secret\":\"s\"}'");
        config(
                "{\"credHelpers\":{\"r.example.org\":\"mine\"},\"credsStore\":\"store\",\"auths\":{\"r.example.org\":{\"auth\":\""
                        + base64("file:x")
                        + "\"}}}");

        assertThat(access().login("r.example.org/web"))
                .contains(new RegistryLogin("u-r.example.org", "s"));
        assertThat(access().login("busybox")).contains(new RegistryLogin("store", "s"));
    }

    @Test
    void whereTheHelperHasNothingTheFileIsAsked() throws IOException {
        helper("empty", "echo credentials not found in native keychain; exit 1");
        config(
                "{\"credsStore\":\"empty\",\"auths\":{\"r.example.org\":{\"auth\":\""
                        + base64("file:x")
                        + "\"}}}");

        assertThat(access().login("r.example.org/web")).contains(new RegistryLogin("file", "x"));
    }

    @Test
    void aHelperThatIsNoPlainNameIsNeverRun() throws IOException {
        config("{\"credsStore\":\"../evil\"}");

        assertThat(access().login("r.example.org/web")).isEmpty();
    }

    @Test
    void anIdentityTokenIsATokenAndNoPassword() throws IOException {
        config("{\"auths\":{\"r.example.org\":{\"identitytoken\":\"t\"}}}");

        assertThat(access().login("r.example.org/web")).contains(new RegistryLogin("<token>", "t"));
    }

    @Test
    void noFileOrABrokenOneIsNoLogin() throws IOException {
        assertThat(access().login("r.example.org/web")).isEmpty();
        config("{ not json");
        assertThat(access().login("r.example.org/web")).isEmpty();
    }

    @Test
    void aSecretOfTheHostStandsInWhereTheUserHasNoLogin() throws IOException {
        var secrets = new SimulatedSecrets(Clock.systemUTC());
        secrets.put(
                new SecretId(SecretScope.HOME, "reg"),
                new Secret.UsernamePassword("ann", "pw"),
                "registry.example.org:5000");
        var access = new RegistryAccess(folder, Map.of(), Optional.of(secrets));

        assertThat(access.login("registry.example.org:5000/team/app:1"))
                .contains(new RegistryLogin("ann", "pw"));
        assertThat(access.login("other.example.org/app")).isEmpty();
        Files.writeString(
                folder.resolve("config.json"),
                "{\"auths\":{\"registry.example.org:5000\":{\"username\":\"u\",\"password\":\"p\"}}}");
        assertThat(access.login("registry.example.org:5000/team/app:1"))
                .contains(new RegistryLogin("u", "p"));
    }
}
