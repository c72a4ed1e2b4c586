package dev.slipway.core;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import dev.slipway.core.event.Event;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The shape of core, as rules. They name packages by their end (`..core.release..`), so that
/// planted classes elsewhere can break them.
final class ArchitectureRules {
    private static final List<String> BASE =
            List.of("event", "problem", "time", "settings", "secret", "notify");

    /// What each feature may import beside itself and the base.
    private static final Map<String, Set<String>> MAY_IMPORT = new LinkedHashMap<>();

    static {
        MAY_IMPORT.put("source", Set.of());
        MAY_IMPORT.put("engine", Set.of());
        MAY_IMPORT.put("update", Set.of());
        MAY_IMPORT.put("environment", Set.of("engine"));
        MAY_IMPORT.put("pipeline", Set.of("source", "engine"));
        MAY_IMPORT.put("traffic", Set.of("engine", "source", "environment"));
        MAY_IMPORT.put("template", Set.of("compose", "engine", "traffic", "pipeline", "source"));
        MAY_IMPORT.put("compose", Set.of("engine", "traffic", "pipeline"));
        MAY_IMPORT.put("image", Set.of("pipeline", "source", "engine", "compose"));
        MAY_IMPORT.put(
                "release",
                Set.of(
                        "image",
                        "compose",
                        "traffic",
                        "environment",
                        "engine",
                        "source",
                        "pipeline"));
    }

    private ArchitectureRules() {}

    static List<ArchRule> all() {
        var rules = new ArrayList<ArchRule>();
        MAY_IMPORT.forEach((feature, others) -> rules.add(importsOneWay(feature, others)));
        rules.addAll(
                List.of(
                        baseStandsAlone(),
                        noWindow(),
                        adaptersAreForCoreAlone(),
                        adaptersDoNotKnowEachOther(),
                        only("com.github.dockerjava..", "..adapter.docker.."),
                        only("org.eclipse.jgit..", "..adapter.jgit.."),
                        only("org.sqlite..", "..adapter.sqlite.."),
                        only("java.sql..", "..adapter.sqlite.."),
                        only("org.codehaus.groovy..", "..pipeline.jenkinsfile.."),
                        only("org.snakeyaml..", "..core.compose..", "..pipeline.data.."),
                        noGroovyRuns(),
                        timeIsGiven(),
                        nobodySleeps(),
                        nobodyPrints(),
                        noMutableStatics(),
                        eventsAreRecords(),
                        noCycles()));
        return rules;
    }

    static ArchRule importsOneWay(String feature, Set<String> others) {
        var allowed =
                Stream.of(BASE.stream(), others.stream(), Stream.of(feature))
                        .flatMap(names -> names)
                        .map(name -> "..core." + name + "..")
                        .collect(Collectors.toSet());
        return noClasses()
                .that()
                .resideInAPackage("..core." + feature + "..")
                .should()
                .dependOnClassesThat(
                        inCore().and(
                                        DescribedPredicate.not(
                                                resideInAnyPackage(
                                                        allowed.toArray(String[]::new)))))
                .as(feature + " imports only " + others + " of core, and the base " + BASE)
                .because(
                        "imports run the way the data goes, so that each feature can be read and"
                                + " changed without the ones that come after it")
                .allowEmptyShould(true);
    }

    private static DescribedPredicate<JavaClass> inCore() {
        return resideInAPackage("dev.slipway..core..").or(resideInAPackage("dev.slipway.core"));
    }

    private static ArchRule baseStandsAlone() {
        var base = BASE.stream().map(name -> "..core." + name + "..").toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAnyPackage(base)
                .should()
                .dependOnClassesThat(inCore().and(DescribedPredicate.not(resideInAnyPackage(base))))
                .because("what every feature may import must not import a feature");
    }

    private static ArchRule noWindow() {
        return noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx..", "java.awt..", "javax.swing..")
                .because("the command line and the driver run where there is no display");
    }

    private static ArchRule adaptersAreForCoreAlone() {
        return noClasses()
                .that(
                        inCore().and(DescribedPredicate.not(resideInAPackage("..core.adapter..")))
                                .and(
                                        DescribedPredicate.not(
                                                nameMatching(".*\\.core\\.DefaultCore"))))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..core.adapter..")
                .because("features speak to ports; only the wiring knows who answers");
    }

    private static ArchRule adaptersDoNotKnowEachOther() {
        return SlicesRuleDefinition.slices()
                .matching("..core.adapter.(*)..")
                .should()
                .notDependOnEachOther()
                .because("an adapter is one technology and one port; it reaches others by ports");
    }

    private static ArchRule only(String library, String... homes) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(homes)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .because(library + " is known in few places, so that it can be replaced there");
    }

    private static ArchRule noGroovyRuns() {
        return noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("groovy.lang..", "groovy.util..")
                .because("a Jenkinsfile is read, never compiled or run as Groovy");
    }

    private static ArchRule timeIsGiven() {
        return noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .because("time comes from a Clock, so that tests can say what time it is");
    }

    private static ArchRule nobodySleeps() {
        return noClasses()
                .should()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(Thread.class, "sleep", java.time.Duration.class)
                .because("waiting goes through Timer: it can be woken, and tests do not wait");
    }

    private static ArchRule nobodyPrints() {
        return noClasses()
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .because("standard output belongs to the command line's documents");
    }

    private static ArchRule noMutableStatics() {
        return fields().that()
                .areStatic()
                .and()
                .doNotHaveName("$VALUES")
                .should()
                .beFinal()
                .because("two cores in one process must not meet");
    }

    private static ArchRule eventsAreRecords() {
        return classes()
                .that()
                .areAssignableTo(Event.class)
                .and()
                .areNotInterfaces()
                .should()
                .beAssignableTo(Record.class)
                .because("an event is a fact: it does not change after it was told");
    }

    private static ArchRule noCycles() {
        return SlicesRuleDefinition.slices()
                .matching("dev.slipway.core.(*)..")
                .should()
                .beFreeOfCycles()
                .because("a cycle of packages is one package");
    }

    /// For tests: every class with a test method is one that the build finds.
    static ArchRule testsAreFound() {
        return classes()
                .that(
                        describe(
                                "have test methods",
                                type ->
                                        type.getMethods().stream()
                                                .anyMatch(method ->
                                                        method.isAnnotatedWith(
                                                                "org.junit.jupiter.api.Test"))))
                .should()
                .haveNameMatching(".*(Test|Contract|IT|E2E)(\\$.*)?")
                .because(
                        "the build runs what is named so, and would pass over the rest in silence");
    }
}
