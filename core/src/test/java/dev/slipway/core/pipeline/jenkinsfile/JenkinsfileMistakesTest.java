package dev.slipway.core.pipeline.jenkinsfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.pipeline.Finding;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Each mistake that Jenkins' validator refuses is refused, at its exact place (`§`).
class JenkinsfileMistakesTest {

    private static Arguments at(String code, Marked file) {
        return Arguments.of(code, file);
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                        structure(),
                        agents(),
                        environments(),
                        lists(),
                        whens(),
                        steps(),
                        matrices())
                .flatMap(it -> it);
    }

    static Stream<Arguments> structure() {
        return Stream.of(
                at("pipeline.missing", Marked.of("§")),
                at("unsupported.step", Marked.of("\nnode { §ssh 'x' }\n")),
                at("pipeline.wrongPlace", Marked.of("node { §pipeline { agent any } }\n")),
                at(
                        "pipeline.missing",
                        Marked.of(
                                "§pipeline {\n stages { stage('A') { steps { echo 'x' } } }\n}\n")),
                at("pipeline.missing", Marked.of("§pipeline {\n agent any\n}\n")),
                at("pipeline.empty", Marked.of("pipeline {\n agent any\n §stages { }\n}\n")),
                at("pipeline.noBlock", Marked.of("pipeline {\n agent any\n §stages 'A'\n}\n")),
                at("pipeline.unknown", Marked.ofPipeline("  §enviroment { A = 'x' }")),
                at("pipeline.unknown", Marked.ofPipeline("  §postBuild { always { echo 'x' } }")),
                at("pipeline.unknown", Marked.ofPipeline("  §stage('B') { steps { echo 'x' } }")),
                at("pipeline.duplicate", Marked.ofPipeline("  §agent none")),
                at("pipeline.notHere", Marked.ofPipeline("  §def x = 1")),
                at("pipeline.notHere", Marked.ofPipeline("  §'text'")),
                at(
                        "pipeline.oneLine",
                        Marked.of(
                                "pipeline { §agent any stages { stage('A') { steps { echo 'x' } } } }")),
                at(
                        "pipeline.notHere",
                        Marked.of("pipeline {\n agent any\n stages {\n  §echo 'x'\n }\n}\n")),
                at(
                        "pipeline.missing",
                        Marked.of(
                                "pipeline {\n agent any\n stages {\n  §stage { echo 'x' }\n }\n}\n")),
                at(
                        "pipeline.missing",
                        Marked.of("pipeline {\n agent any\n stages {\n  §stage('A') { }\n }\n}\n")),
                at(
                        "pipeline.notLiteral",
                        Marked.of(
                                "pipeline {\n agent any\n stages {\n  stage(§\"A${b}\") { steps { echo 'x' } }\n }\n}\n")),
                at(
                        "pipeline.duplicate",
                        Marked.of(
                                "pipeline {\n agent any\n stages {\n  stage('A') { steps { echo 'x' } }\n"
                                        + "  §stage('A') { steps { echo 'x' } }\n }\n}\n")),
                at("pipeline.empty", Marked.ofStage("      §steps { }")),
                at("pipeline.unknown", Marked.ofStage("      §echo 'x'\n      steps { echo 'x' }")),
                at(
                        "pipeline.unknown",
                        Marked.ofStage("      §step { echo 'x' }\n      steps { echo 'x' }")),
                at(
                        "pipeline.wrongPlace",
                        Marked.ofStage(
                                "      steps { echo 'x' }\n      §stages { stage('B') { steps { echo 'x' } } }")),
                at(
                        "pipeline.wrongPlace",
                        Marked.ofStage(
                                "      §agent any\n      parallel { stage('B') { steps { echo 'x' } } }")),
                at(
                        "pipeline.wrongPlace",
                        Marked.ofStage(
                                "      parallel { stage('B') { §parallel { stage('C') { steps { echo 'x' } } } } }")),
                at(
                        "pipeline.wrongType",
                        Marked.ofStage(
                                "      §failFast 'yes'\n      parallel { stage('B') { steps { echo 'x' } } }")),
                at("pipeline.unknown", Marked.ofPipeline("  post { §allways { echo 'x' } }")),
                at("pipeline.empty", Marked.ofPipeline("  post { §always { } }")),
                at("pipeline.empty", Marked.ofPipeline("  §post { }")),
                at(
                        "pipeline.duplicate",
                        Marked.ofPipeline(
                                "  post {\n    always { echo 'x' }\n    §always { echo 'y' }\n  }")),
                at("pipeline.syntax", Marked.of("pipeline {\n  agent any\n§")),
                at(
                        "unsupported.afterPipeline",
                        Marked.of(Marked.ofPipeline("").text() + "§echo 'x'\n")));
    }

    static Stream<Arguments> agents() {
        return Stream.of(
                at("pipeline.notHere", agent("§agent")),
                at("pipeline.agent", agent("agent §foo")),
                at("pipeline.agent", agent("§agent { }")),
                at("pipeline.agent", agent("agent {\n label 'a'\n §docker 'b'\n}")),
                at("pipeline.unknown", agent("agent { docker { image 'a'\n imagee §'b' } }")),
                at("pipeline.missing", agent("agent { §docker { args '-v' } }")),
                at("pipeline.argument", agent("agent { docker { image 'a'\n §args() } }")),
                at("pipeline.notHere", agent("agent { §docker }")),
                at("pipeline.agent", agent("agent { §docker() }")),
                at("pipeline.unknown", agent("agent { §kubernets { yaml 'x' } }")),
                at("unsupported.agent", agent("agent { §ecs { cloud 'x' } }")),
                at(
                        "unsupported.agent",
                        agent("agent { docker { image 'a'\n containerPerStageRoot §true } }")));
    }

    private static Marked agent(String agent) {
        return Marked.of(
                "pipeline {\n " + agent + "\n stages { stage('A') { steps { echo 'x' } } }\n}\n");
    }

    static Stream<Arguments> environments() {
        return Stream.of(
                at("pipeline.empty", Marked.ofPipeline("  §environment { }")),
                at("pipeline.environment", Marked.ofPipeline("  environment { A = §b }")),
                at("pipeline.environment", Marked.ofPipeline("  environment { A = §['x'] }")),
                at("pipeline.environment", Marked.ofPipeline("  environment { A = 'x' + §b }")),
                at("pipeline.environment", Marked.ofPipeline("  environment { A = §'x' - 'y' }")),
                at("pipeline.environment", Marked.ofPipeline("  environment { §sh 'x' }")),
                at("pipeline.notLiteral", Marked.ofPipeline("  environment { §a.b = 'x' }")),
                at(
                        "pipeline.duplicate",
                        Marked.ofPipeline("  environment {\n    A = 'x'\n    §A = 'y'\n  }")),
                at(
                        "unsupported.script",
                        Marked.ofPipeline("  environment { A = \"$§{new File('x')}\" }")));
    }

    static Stream<Arguments> lists() {
        return Stream.of(
                at("pipeline.unknown", Marked.ofPipeline("  options { §timeouts(time: 1) }")),
                at("pipeline.empty", Marked.ofPipeline("  §options { }")),
                at(
                        "pipeline.duplicate",
                        Marked.ofPipeline("  options {\n    retry(2)\n    §retry(3)\n  }")),
                at("pipeline.wrongType", Marked.ofPipeline("  options { retry(§'x') }")),
                at("pipeline.missing", Marked.ofPipeline("  options { §timeout(unit: 'HOURS') }")),
                at("pipeline.wrongPlace", Marked.ofPipeline("  options { §triggers(cron('x')) }")),
                at(
                        "pipeline.wrongPlace",
                        Marked.ofStage(
                                "      options { §buildDiscarder(logRotator(numToKeepStr: '1')) }\n"
                                        + "      steps { echo 'x' }")),
                at("unsupported.option", Marked.ofPipeline("  options { §throttle([]) }")),
                at("pipeline.empty", Marked.ofPipeline("  §parameters { }")),
                at("pipeline.unknown", Marked.ofPipeline("  parameters { §strng(name: 'A') }")),
                at(
                        "pipeline.missing",
                        Marked.ofPipeline("  parameters { §string(defaultValue: 'A') }")),
                at(
                        "unsupported.parameter",
                        Marked.ofPipeline("  parameters { §extendedChoice(name: 'A') }")),
                at("pipeline.empty", Marked.ofPipeline("  §triggers { }")),
                at("pipeline.empty", Marked.ofPipeline("  §tools { }")),
                at("pipeline.argument", Marked.ofPipeline("  tools { §maven 'a', 'b' }")),
                at("unsupported.tool", Marked.ofPipeline("  tools { §msbuild 'a' }")),
                at("pipeline.notHere", Marked.ofPipeline("  libraries { §load('a@b') }")),
                at(
                        "pipeline.missing",
                        Marked.ofStage("      §input { ok 'Go' }\n      steps { echo 'x' }")),
                at(
                        "pipeline.missing",
                        Marked.ofStage("      §input { ok 'Go' }\n      steps { echo 'x' }")));
    }

    private static Marked when(String condition) {
        return Marked.ofStage("      " + condition + "\n      steps { echo 'x' }");
    }

    static Stream<Arguments> whens() {
        return Stream.of(
                at("pipeline.empty", when("§when { }")),
                at("pipeline.empty", when("§when { beforeAgent true }")),
                at("pipeline.unknown", when("when { §brunch 'main' }")),
                at("pipeline.wrongType", when("when {\n §beforeAgent 'x'\n branch 'main'\n}")),
                at("pipeline.missing", when("when { §branch() }")),
                at("pipeline.argument", when("when { §environment 'A', 'b' }")),
                at("pipeline.missing", when("when { §environment name: 'A' }")),
                at("pipeline.empty", when("when { §not { } }")),
                at("pipeline.empty", when("when { §not {\n branch 'a'\n branch 'b'\n} }")),
                at("pipeline.empty", when("when { §anyOf { } }")),
                at("pipeline.argument", when("when { §branch { branch 'a' } }")),
                at("pipeline.noBlock", when("when { §expression true }")));
    }

    static Stream<Arguments> steps() {
        return Stream.of(
                at("pipeline.notHere", Marked.ofSteps("§def x = 1")),
                at("pipeline.notHere", Marked.ofSteps("§if (a) { echo 'x' }")),
                at("pipeline.notHere", Marked.ofSteps("§x = 1")),
                at("pipeline.notHere", Marked.ofSteps("§'text'")),
                at("pipeline.methodCall", Marked.ofSteps("§docker.build('x')")),
                at("pipeline.wrongPlace", Marked.ofSteps("§stage('x') { echo 'x' }")),
                at("pipeline.wrongPlace", Marked.ofSteps("§properties([])")),
                at("pipeline.wrongPlace", Marked.ofSteps("echo 'x'\n§parallel(a: { echo 'x' })")),
                at("pipeline.noBlock", Marked.ofSteps("§script 'x'")),
                at("pipeline.wrongType", Marked.ofSteps("sh §1")),
                at("pipeline.wrongType", Marked.ofSteps("retry(§'3') { echo 'x' }")),
                at("pipeline.missing", Marked.ofSteps("§sh()")),
                at("pipeline.missing", Marked.ofSteps("§timeout(unit: 'HOURS') { echo 'x' }")),
                at("pipeline.unknown", Marked.ofSteps("sh scrip: §'x'")),
                at("pipeline.argument", Marked.ofSteps("§sh 'x', 'y'")),
                at("unsupported.step", Marked.ofSteps("§ehco 'x'")),
                at("unsupported.step", Marked.ofSteps("dir('a') {\n  §fingerprint 'x'\n}")),
                at("unsupported.checkout", Marked.ofSteps("§checkout([$class: 'GitSCM'])")),
                at("unsupported.script", Marked.ofSteps("script { §docker.withServer('x') { } }")),
                at("unsupported.script", Marked.ofSteps("script { §new File('x') }")),
                at("unsupported.script", Marked.ofSteps("script { §'x'.execute() }")),
                at("unsupported.step", Marked.ofSteps("script { if (true) { §foo() } }")));
    }

    static Stream<Arguments> matrices() {
        return Stream.of(
                at(
                        "pipeline.missing",
                        Marked.ofStage(
                                "      §matrix { stages { stage('B') { steps { echo 'x' } } } }")),
                at(
                        "pipeline.duplicate",
                        Marked.ofStage(
                                "      matrix {\n axes {\n axis {\n name 'A'\n values 'x', §'x'\n}\n}\n"
                                        + " stages { stage('B') { steps { echo 'x' } } }\n}")));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void findsTheMistakeAtItsPlace(String code, Marked file) {
        assertThat(file.findings())
                .filteredOn(Finding::isError)
                .as(file.text())
                .extracting(it -> it.code() + " " + it.line() + ":" + it.column())
                .contains(code + " " + file.places().getFirst());
    }

    @Test
    void saysAllMistakesAtOnce() {
        var file =
                Marked.of(
                        """
                        pipeline {
                            agent §somewhere
                            stages {
                                stage('A') {
                                    steps {
                                        §ech 'x'
                                        sh §1
                                    }
                                    post { §allways { echo 'x' } }
                                }
                            }
                            §enviroment { }
                        }
                        """);

        assertThat(file.findings())
                .extracting(it -> it.line() + ":" + it.column())
                .containsExactlyElementsOf(file.places());
    }

    @Test
    void suggestsTheNameThatWasMeant() {
        assertThat(Marked.ofSteps("ehco 'x'").findings())
                .singleElement()
                .extracting(Finding::hint)
                .isEqualTo("Did you mean `echo`?");
    }
}
