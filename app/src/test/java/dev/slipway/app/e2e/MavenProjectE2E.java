package dev.slipway.app.e2e;

import static dev.slipway.app.e2e.CliCall.slipway;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// An ordinary Maven project goes the way of the sample: built and tested by its own Maven in a
/// container, its reports read, its jar kept, an image made of it.
@Timeout(600)
class MavenProjectE2E {
    @TempDir Path temp;
    private Path home;
    private Path project;

    @BeforeEach
    void givenAMavenProject() throws Exception {
        home = temp.resolve("home");
        project = temp.resolve("greeter");
        copy(
                Path.of(
                        Objects.requireNonNull(
                                        MavenProjectE2E.class.getResource("/samples/greeter"))
                                .toURI()),
                project);
        commitAll("Greet by name");
    }

    @Test
    void isBuiltTestedAndMadeAnImageOf() {
        var run = slipway(home, "run", project.toString(), "--json").exits(0).json();

        assertThat(run.get("status").asText()).isEqualTo("success");
        assertThat(run.get("stages").findValuesAsText("name"))
                .contains("Build", "Test", "Keep", "Image");
        assertThat(count(run, "total")).isEqualTo(5);
        assertThat(count(run, "passed")).isEqualTo(5);
        assertThat(run.get("artifacts").get(0).get("path").asText())
                .isEqualTo("target/greeter.jar");
        assertThat(run.get("images").get(0).get("service").asText()).isEqualTo("web");
        assertThat(run.get("images").get(0).get("imageId").asText()).startsWith("sha256:");
    }

    @Test
    void aFailingTestNamesItsClassAndMessageAndNoImageIsMade() throws Exception {
        var greeting = project.resolve("src/main/java/greeter/Greeting.java");
        Files.writeString(greeting, Files.readString(greeting).replace("Hello, ", "Bye, "));
        commitAll("Break the greeting");

        var run = slipway(home, "run", project.toString(), "--json").exits(1).json();

        assertThat(count(run, "failed")).isEqualTo(1);
        assertThat(count(run, "passed")).isEqualTo(4);
        assertThat(run.get("failures").get(0).get("test").asText())
                .contains("GreetingTest", "greetsByName");
        assertThat(run.get("failures").get(0).get("message").asText())
                .contains("Hello, Ada", "Bye, Ada");
        assertThat(run.get("images")).isEmpty();
    }

    private static int count(JsonNode run, String kind) {
        return run.get("tests").get(kind).asInt();
    }

    private void commitAll(String message) throws GitAPIException {
        try (var git = Git.init().setDirectory(project.toFile()).setInitialBranch("main").call()) {
            git.add().addFilepattern(".").call();
            git.commit()
                    .setSign(false)
                    .setAuthor("A person", "person@slipway.invalid")
                    .setCommitter("A person", "person@slipway.invalid")
                    .setMessage(message)
                    .call();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                var target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }
}
