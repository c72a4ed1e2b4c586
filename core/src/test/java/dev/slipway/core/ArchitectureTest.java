package dev.slipway.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Core has the shape it is meant to have, and the rules that say so can fail.
final class ArchitectureTest {
    private static final int LINES_AT_MOST = 400;

    private static final JavaClasses CORE =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("dev.slipway.core");
    private static final JavaClasses TESTS =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.OnlyIncludeTests())
                    .importPackages("dev.slipway.core");
    private static final JavaClasses PLANTED =
            new ClassFileImporter().importPackages("dev.slipway.planted");

    static Stream<ArchRule> rules() {
        return ArchitectureRules.all().stream();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void coreHasItsShape(ArchRule rule) {
        rule.check(CORE);
    }

    @Test
    void everyTestIsFound() {
        ArchitectureRules.testsAreFound().check(TESTS);
        assertThat(ArchitectureRules.testsAreFound().evaluate(PLANTED).hasViolation()).isTrue();
    }

    /// Each name is the beginning of a rule that a planted class breaks.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "source imports only",
                "no classes that reside in any package ['..core.event..'",
                "no classes should depend on classes that reside in any package ['javafx..'",
                "slices matching '..core.adapter.(*)..'",
                "no classes that reside outside of packages ['..adapter.sqlite..'] should depend on classes that reside in a package 'java.sql..'",
                "no classes should depend on classes that reside in any package ['groovy.lang..'",
                "no classes should call method Instant.now(",
                "no classes should call method Thread.sleep(",
                "no classes should access field System.out",
                "fields that are static",
                "classes that are assignable to dev.slipway.core.event.Event",
            })
    void aPlantedMistakeIsFound(String begin) {
        var rule = rules().filter(one -> one.getDescription().startsWith(begin)).findFirst();
        assertThat(rule)
                .as("rules: %s", rules().map(ArchRule::getDescription).toList())
                .isPresent();
        assertThat(rule.get().evaluate(PLANTED).hasViolation()).isTrue();
    }

    @Test
    void onlyTheWiringKnowsAdapters() {
        var rule =
                rules().filter(one -> one.getDescription().contains("only the wiring knows"))
                        .findFirst();
        assertThat(rule.orElseThrow().evaluate(PLANTED).hasViolation()).isTrue();
    }

    @Test
    void filesAreShort() throws IOException {
        try (var files = Files.walk(Path.of("src"))) {
            var tooLong =
                    files.filter(file -> file.toString().endsWith(".java"))
                            .filter(file -> lines(file) > LINES_AT_MOST)
                            .toList();
            assertThat(tooLong).as("a file has one reason to change").isEmpty();
        }
    }

    private static long lines(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
