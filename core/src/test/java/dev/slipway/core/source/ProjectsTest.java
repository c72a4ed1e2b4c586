package dev.slipway.core.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.adapter.simulated.SimulatedProjectStore;
import dev.slipway.core.adapter.simulated.SimulatedSecrets;
import dev.slipway.core.adapter.simulated.SimulatedSourceRepository;
import dev.slipway.core.secret.Secret;
import dev.slipway.core.secret.SecretId;
import dev.slipway.core.secret.SecretScope;
import dev.slipway.core.secret.StoredSecret;
import dev.slipway.core.settings.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
final class ProjectsTest {
    private static final String URL = "https://git.example/team/Shop.git";

    @TempDir private Path temporary;
    private final SimulatedSecrets secrets = new SimulatedSecrets(Clock.systemUTC());
    private final SimulatedSourceRepository source = new SimulatedSourceRepository();
    private Projects projects;
    private Home home;
    private Path shop;

    @BeforeEach
    void makeRepositories() throws IOException {
        home = Home.open(temporary.resolve("home"));
        projects =
                new Projects(
                        new SimulatedProjectStore(),
                        source,
                        secrets,
                        home,
                        Clock.fixed(Instant.EPOCH, ZoneOffset.UTC),
                        () -> {});
        source.commit(URL, "main", "First", Map.of("a", "a"));
        shop = repository("one/shop");
    }

    private Path repository(String name) throws IOException {
        var folder = temporary.toRealPath().resolve(name);
        Files.createDirectories(folder.resolve(".git/objects"));
        Files.createDirectories(folder.resolve(".git/refs"));
        Files.writeString(folder.resolve(".git/HEAD"), "ref: refs/heads/main\n");
        source.commit(folder.toString(), "main", "First", Map.of("a", "a"));
        return folder;
    }

    @Test
    void aFolderInsideARepositoryMeansTheWholeOfIt() throws IOException {
        var inside = Files.createDirectories(shop.resolve("src/main"));
        var project = projects.add(inside.toString(), null);
        assertThat(project.name()).isEqualTo(new ProjectName("shop"));
        assertThat(project.location()).isEqualTo(shop.toString());
        assertThat(projects.list()).containsExactly(project);
    }

    @Test
    void aKnownLocationGivesItsProjectBack() {
        var project = projects.add(URL, "store");
        assertThat(projects.add(URL, null)).isEqualTo(project);
        assertThat(projects.require(URL)).isEqualTo(project);
        assertThat(projects.require("store")).isEqualTo(project);
        assertThat(projects.list()).hasSize(1);
    }

    @Test
    void aNameIsGivenOnce() throws IOException {
        projects.add(URL, null);
        assertThatThrownBy(() -> projects.add(shop.toString(), null))
                .hasMessageStartingWith("project.nameTaken");
        assertThat(projects.require(shop.toString()).name()).isEqualTo(new ProjectName("shop-2"));
    }

    @Test
    void whatIsNeitherNameNorPlaceIsUnknown() {
        projects.add(URL, null);
        assertThatThrownBy(() -> projects.require("other"))
                .hasMessageStartingWith("project.unknown")
                .hasFieldOrPropertyWithValue("hint", "Known ones: shop.");
        assertThatThrownBy(() -> projects.require("./nowhere"))
                .hasMessageStartingWith("source.notARepository");
        assertThatThrownBy(() -> projects.require(temporary.toString()))
                .hasMessageStartingWith("source.notARepository");
        assertThat(projects.list()).hasSize(1);
    }

    @Test
    void removingForgetsTheRunsFilesAndNotTheRepository() throws IOException {
        var project = projects.add(shop.toString(), null);
        Files.createDirectories(home.runs().resolve("shop/1.1"));
        projects.remove(project.name());
        assertThat(projects.list()).isEmpty();
        assertThat(home.runs().resolve("shop")).doesNotExist();
        assertThat(shop.resolve(".git")).exists();
        assertThatThrownBy(() -> projects.remove(project.name()))
                .hasMessageStartingWith("project.unknown");
    }

    @Test
    void aRemovedProjectsSecretsGoWithIt() {
        var added = projects.add(URL, "shop");
        var own = new SecretId(new SecretScope.OfProject("shop"), "token");
        var everybodys = new SecretId(SecretScope.HOME, "token");
        secrets.put(own, new Secret.Text("a"), "");
        secrets.put(everybodys, new Secret.Text("b"), "");

        projects.remove(added.name());
        assertThat(secrets.list()).extracting(StoredSecret::id).containsExactly(everybodys);
    }
}
