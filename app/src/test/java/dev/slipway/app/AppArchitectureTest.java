package dev.slipway.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javafx.application.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The window and the command line have the shape they are meant to have, and the rules that say so
/// can fail.
final class AppArchitectureTest {
    private static final int LINES_AT_MOST = 400;

    private static final JavaClasses APP =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("dev.slipway.app");
    private static final JavaClasses PLANTED =
            new ClassFileImporter().importPackages("dev.slipway.planted.app");

    static Stream<ArchRule> rules() {
        return Stream.of(
                noClasses()
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "..core.adapter..",
                                "com.github.dockerjava..",
                                "org.eclipse.jgit..",
                                "java.sql..")
                        .because("the window hears of engines, git and SQL through Core alone"),
                noClasses()
                        .that()
                        .resideOutsideOfPackage("..app.fx..")
                        .should()
                        .callMethod(Platform.class, "runLater", Runnable.class)
                        .because("there is one gate to the window's thread, batched per frame"),
                noClasses()
                        .that()
                        .haveSimpleNameEndingWith("ViewModel")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("javafx.scene..", "javafx.stage..")
                        .because("view models are tested without a window"),
                noClasses()
                        .that()
                        .resideInAPackage("..app.cli..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("javafx..")
                        .because("the command line starts where there is no display, and quickly"),
                noClasses()
                        .should()
                        .callMethod(Thread.class, "sleep", long.class)
                        .because("waiting goes through Timer: it can be woken"));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void appHasItsShape(ArchRule rule) {
        rule.check(APP);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void aPlantedMistakeIsFound(ArchRule rule) {
        assertThat(rule.evaluate(PLANTED).hasViolation()).isTrue();
    }

    @Test
    void filesAreShort() throws IOException {
        try (var files = Files.walk(Path.of("src"))) {
            assertThat(
                            files.filter(file -> file.toString().endsWith(".java"))
                                    .filter(file -> lines(file) > LINES_AT_MOST))
                    .as("a file has one reason to change")
                    .isEmpty();
        }
    }

    private static long lines(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
