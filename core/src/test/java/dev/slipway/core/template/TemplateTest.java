package dev.slipway.core.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.adapter.jgit.JGitNewRepositories;
import dev.slipway.core.adapter.simulated.SimulatedTemplateStore;
import dev.slipway.core.pipeline.Finding;
import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.source.Project;
import dev.slipway.core.source.ProjectName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {
    private static final String OWN =
            """
            # template: Ours
            # about: As we do it.
            # parameter: port | port | 8080 | Where it listens
            services:
              web:
                image: busybox:stable
                x-release: {port: {{port}}, publish: 0}
            """;

    private final Templates templates =
            new Templates(
                    new SimulatedTemplateStore(), new JGitNewRepositories(), Clock.systemUTC());

    private static void refused(String code, Runnable work) {
        assertThatThrownBy(work::run)
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    @Test
    void whatComesWithSlipwayMakesFilesThatCanBeReleased() {
        assertThat(templates.all()).hasSizeGreaterThanOrEqualTo(4);
        for (var entry : templates.all()) {
            var made = templates.preview(entry.template(), Map.of());
            assertThat(made.findings()).as(entry.name()).noneMatch(Finding::isError);
            assertThat(made.text()).startsWith("services:").doesNotContain("{{");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"80\n  evil: true", "0", "65536", "80: {}", "", "${X}", "'"})
    void aValueIsNeverAnythingButAValue(String value) {
        var template = Template.parse(OWN);
        refused("template.value", () -> template.filled(Map.of("port", value)));
    }

    @Test
    void valuesStandWhereTheirPlacesAre() {
        assertThat(Template.parse(OWN).filled(Map.of("port", "9000")))
                .contains("port: 9000")
                .doesNotContain("# template");
    }

    @Test
    void whatIsWrongInATemplateIsSaidWithItsLine() {
        refused("template.untitled", () -> Template.parse("services: {}\n"));
        refused(
                "template.undeclared",
                () -> Template.parse("# template: T\nservices:\n  {{name}}: {}\n"));
        refused(
                "template.parameter",
                () -> Template.parse("# template: T\n# parameter: a | colour | red |\n"));
        assertThatThrownBy(() -> Template.parse("# template: T\nx: {{nobody}}\n"))
                .hasMessageContaining("Line 2");
    }

    @Test
    void eachSaveIsAVersionAndOnlyWhatCanBeDeployedIsSaved() {
        assertThat(templates.save("ours", OWN).version()).isEqualTo(1);
        assertThat(templates.save("ours", OWN).version()).isEqualTo(1);
        assertThat(templates.save("ours", OWN.replace("8080", "80")).version()).isEqualTo(2);
        assertThat(templates.versions("ours")).hasSize(2);
        assertThat(templates.all().getLast().template().parameters().getFirst().standard())
                .isEqualTo("80");
        refused("template.compose", () -> templates.save("bad", "# template: T\nservices: 3\n"));
        refused("template.name", () -> templates.save("web", OWN));
        templates.remove("ours");
        assertThat(templates.versions("ours")).isEmpty();
    }

    @Test
    void aFileThatIsThereIsLeftAlone(@TempDir Path folder) throws Exception {
        var project = new Project(new ProjectName("shop"), folder.toString(), Instant.EPOCH);
        var file = templates.write(project, "services: {}\n");
        assertThat(file).hasContent("services: {}\n");
        refused("template.exists", () -> templates.write(project, "other"));
        assertThat(file).hasContent("services: {}\n");
    }

    @Test
    void aNewApplicationIsARepositoryWithItsFileCommitted(@TempDir Path folder) throws Exception {
        var place = folder.resolve("new/shop");
        templates.create(place, "Ours", "services: {}\n");
        try (var git = Git.open(place.toFile())) {
            assertThat(git.status().call().isClean()).isTrue();
            assertThat(git.log().call().iterator().next().getFullMessage()).contains("Ours");
        }
        refused("template.folder", () -> templates.create(place, "Ours", "x"));
        assertThat(Files.list(folder.resolve("new"))).containsExactly(place);
    }
}
