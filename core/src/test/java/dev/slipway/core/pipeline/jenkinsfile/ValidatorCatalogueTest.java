package dev.slipway.core.pipeline.jenkinsfile;

import static dev.slipway.core.pipeline.jenkinsfile.ValidatorTexts.AXIS;
import static dev.slipway.core.pipeline.jenkinsfile.ValidatorTexts.BODY;
import static dev.slipway.core.pipeline.jenkinsfile.ValidatorTexts.agent;
import static dev.slipway.core.pipeline.jenkinsfile.ValidatorTexts.axes;
import static dev.slipway.core.pipeline.jenkinsfile.ValidatorTexts.beside;
import static dev.slipway.core.pipeline.jenkinsfile.ValidatorTexts.matrix;
import static dev.slipway.core.pipeline.jenkinsfile.ValidatorTexts.row;
import static dev.slipway.core.pipeline.jenkinsfile.ValidatorTexts.stage;
import static dev.slipway.core.pipeline.jenkinsfile.ValidatorTexts.stages;
import static dev.slipway.core.pipeline.jenkinsfile.ValidatorTexts.steps;
import static dev.slipway.core.pipeline.jenkinsfile.ValidatorTexts.top;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every mistake of the message catalogue of Jenkins' Declarative plugin that a text can have: one
/// text with it (at `§`) that is refused, and one beside it without it that is not. The first word
/// is the message's name there.
class ValidatorCatalogueTest {
    static Stream<Arguments> structureCases() {
        return Stream.of(
                row(
                        "ExpectedStringLiteral",
                        stages("stages { stage(§1) { steps { echo 'x' } } }"),
                        stages("stages { stage('1') { steps { echo 'x' } } }")),
                row("InvalidSectionDefinition", top("§'text'"), top("")),
                row("PipelineBlockNotAtTop", "node { §pipeline { } }", top("")),
                row("PipelineStepWithoutBlock", "§pipeline 'x'", top("")),
                row("UndefinedSection", top("§foo { }"), top("options { timestamps() }")),
                row(
                        "MultipleOfSection",
                        top("options { timestamps() }\n§options { timestamps() }"),
                        top("options { timestamps() }")),
                row("RenamedJobProperties", top("§jobProperties { }"), top("")),
                row("RenamedNotifications", top("§notifications { }"), top("")),
                row("RenamedPostBuild", top("§postBuild { }"), top("")),
                row("RenamedProperties", top("§properties { }"), top("")),
                row("RequiredSection agent", "§pipeline {\n" + BODY + "\n}", agent("agent none")),
                row("RequiredSection stages", "§pipeline {\nagent any\n}", agent("agent any")),
                row("NoStages", stages("§stages { }"), stages(BODY)),
                row("ExpectedBlockFor stages", stages("§stages 'x'"), stages(BODY)),
                row("ExpectedStage", stages("stages { §foo { } }"), stages(BODY)),
                row("ExpectedStageName", stages("stages { §stage { } }"), stages(BODY)),
                row("StageWithoutBlock", stages("stages { §stage('A') }"), stages(BODY)),
                row(
                        "DuplicateStageName",
                        stages(
                                "stages { stage('A') { steps { echo 'x' } }\n"
                                        + "§stage('A') { steps { echo 'x' } } }"),
                        stages(
                                "stages { stage('A') { steps { echo 'x' } }\n"
                                        + "stage('B') { stages { stage('A') { steps { echo 'x' } } } } }")),
                row(
                        "DuplicateParallelName",
                        stage(
                                "parallel { stage('B') { steps { echo 'x' } }\n"
                                        + "§stage('B') { steps { echo 'x' } } }"),
                        stage(
                                "parallel { stage('B') { steps { echo 'x' } }\n"
                                        + "stage('C') { steps { echo 'x' } } }")),
                row("UnknownStageSection", beside("§echo 'x'"), beside("")),
                row("InvalidStageSectionDefinition", beside("§'x'"), beside("")),
                row("NothingForStage", stages("stages { §stage('A') { agent any } }"), beside("")),
                row(
                        "TwoOfStepsStagesParallel",
                        beside("stages { stage('B') { steps { echo 'x' } } }")
                                .replace("\nsteps", "\n§steps"),
                        stage("stages { stage('B') { steps { echo 'x' } } }")),
                row(
                        "AgentInNestedStages",
                        stage("§agent any\nparallel { stage('B') { steps { echo 'x' } } }"),
                        stage("agent any\nstages { stage('B') { steps { echo 'x' } } }")),
                row(
                        "ToolsInNestedStages",
                        stage(
                                "§tools { maven 'm' }\nparallel { stage('B') { steps { echo 'x' } } }"),
                        stage("tools { maven 'm' }\nstages { stage('B') { steps { echo 'x' } } }")),
                row(
                        "NoNestedWithinNestedStages",
                        stage(
                                "parallel { stage('B') { stages { stage('C') {\n"
                                        + "§parallel { stage('D') { steps { echo 'x' } } } } } } }"),
                        stage(
                                "stages { stage('C') {\n"
                                        + "parallel { stage('D') { steps { echo 'x' } } } } }")),
                row(
                        "NoNestedWithinNestedStages matrix",
                        stage(
                                "parallel { stage('B') {\n§matrix {\n"
                                        + AXIS
                                        + "stages { stage('C') { steps { echo 'x' } } } } } }"),
                        matrix(AXIS)),
                row(
                        "ExpectedBoolean failFast",
                        stage("§failFast 'x'\nparallel { stage('B') { steps { echo 'x' } } }"),
                        stage("failFast true\nparallel { stage('B') { steps { echo 'x' } } }")),
                row(
                        "ExpectedClosureOrFailFast",
                        steps("parallel(a: §'x', b: { echo 'x' })"),
                        steps("parallel(a: { echo 'x' }, failFast: true)")));
    }

    static Stream<Arguments> agentsCases() {
        return Stream.of(
                row("NoArgForAgent", agent("§agent()"), agent("agent any")),
                row("InvalidAgent", agent("agent §foo"), agent("agent 'any'")),
                row("ExpectedAgent", agent("§agent { }"), agent("agent { label 'a' }")),
                row(
                        "OneAgentMax",
                        agent("agent {\nlabel 'a'\n§docker 'b'\n}"),
                        agent("agent { docker 'b' }")),
                row(
                        "InvalidAgentType",
                        agent("agent { §dokcer 'a' }"),
                        agent("agent { docker 'a' }")),
                row(
                        "MissingAgentParameter",
                        agent("agent { §docker { args '-v' } }"),
                        agent("agent { docker { image 'a' } }")),
                row(
                        "InvalidAgentParameter",
                        agent("agent { docker { image 'a'\nimag §'b' } }"),
                        agent("agent { docker { image 'a'\nalwaysPull true } }")),
                row(
                        "NoArgForMapMethodKey",
                        agent("agent { docker { §image() } }"),
                        agent("agent { docker { image 'a' } }")),
                row(
                        "TooManyArgsForMapMethodKey",
                        agent("agent { docker { §image 'a', 'b' } }"),
                        agent("agent { docker { image 'a' } }")),
                row(
                        "ExpectedMapMethod",
                        agent("agent { docker { §'a' } }"),
                        agent("agent { docker { image 'a' } }")),
                row(
                        "BareDollarCurly",
                        agent("agent { docker { image §${IMAGE} } }"),
                        agent("agent { docker { image \"${IMAGE}\" } }")));
    }

    static Stream<Arguments> environmentsCases() {
        return Stream.of(
                row("NoEnvVars", top("§environment { }"), top("environment { A = 'x' }")),
                row(
                        "ExpectedBlockFor environment",
                        top("§environment 'x'"),
                        top("environment { A = 'x' }")),
                row(
                        "ExpectedNVPairs",
                        top("environment { §echo 'x' }"),
                        top("environment { A = echo('x') }")),
                row(
                        "DuplicateEnvVar",
                        top("environment { A = 'x'\n§A = 'y' }"),
                        top("environment { A = 'x'\nB = 'y' }")),
                row(
                        "InvalidEnvironmentIdentifier",
                        top("environment { §a.b = 'x' }"),
                        top("environment { a_b = 'x' }")),
                row(
                        "InvalidIdentifierInEnv",
                        top("environment { §A += 'x' }"),
                        top("environment { A = 'x' }")),
                row(
                        "InvalidEnvironmentValue",
                        top("environment { A = §b }"),
                        top("environment { A = \"${b}\" }")),
                row(
                        "InvalidEnvironmentOperation",
                        top("environment { A = §'x' - 'y' }"),
                        top("environment { A = 'x' + 'y' }")),
                row(
                        "InvalidEnvironmentConcatValue",
                        top("environment { A = 'x' + (§'y' + 'z') }"),
                        top("environment { A = 'x' + 'y' + \"${z}\" }")),
                row(
                        "InvalidInternalFunctionArg",
                        top("environment { A = credentials(§b) }"),
                        top("environment { A = credentials('b') }")),
                row(
                        "BareDollarCurly environment",
                        top("environment { A = §${B} }"),
                        top("environment { def A = 'b' }")));
    }

    static Stream<Arguments> whensCases() {
        return Stream.of(
                row("EmptyWhen", beside("§when { }"), beside("when { branch 'a' }")),
                row("ExpectedWhen", beside("when { §'a' }"), beside("when { branch 'a' }")),
                row(
                        "UnknownWhenConditional",
                        beside("when { §brnach 'a' }"),
                        beside("when { branch 'a' }")),
                row(
                        "ExpectedBoolean",
                        beside("when { §beforeAgent 'a'\nbranch 'a' }"),
                        beside("when { beforeAgent true\nbranch 'a' }")),
                row(
                        "NestedWhenNoArgs",
                        beside("when { §allOf('a') { branch 'a' } }"),
                        beside("when { allOf { branch 'a' } }")),
                row(
                        "NoNestedWhenAllowed",
                        beside("when { §branch { tag 'a' } }"),
                        beside("when { not { tag 'a' } }")),
                row(
                        "NestedWhenWithoutChildren",
                        beside("when { §anyOf { } }"),
                        beside("when { anyOf { tag 'a' } }")),
                row(
                        "NestedWhenWrongChildrenCount",
                        beside("when { §not { tag 'a'\nbranch 'b' } }"),
                        beside("when { not { tag 'a' } }")),
                row(
                        "StepWithoutBlock When",
                        beside("when { §expression true }"),
                        beside("when { expression { true } }")),
                row(
                        "MissingRequiredStepParameter",
                        beside("when { §environment name: 'A' }"),
                        beside("when { environment name: 'A', value: 'b' }")),
                row(
                        "changelog.missingParameter",
                        beside("when { §changelog() }"),
                        beside("when { changelog 'a' }")),
                row(
                        "changelog.badPattern",
                        beside("when { changelog §'(' }"),
                        beside("when { changelog '(a)' }")));
    }

    static Stream<Arguments> stepsCases() {
        return Stream.of(
                row("ExpectedStep", steps("§def x = 1"), steps("script { def x = 1 }")),
                row("ExpectedSymbol", steps("§foo().bar()"), steps("script { 'a'.trim() }")),
                row("ObjectMethodCall", steps("§docker.build('x')"), steps("sh 'docker build .'")),
                row("StepWithoutBlock Script", steps("§script 'x'"), steps("script { echo 'x' }")),
                row("NoSteps", stage("§steps { }"), steps("echo 'x'")),
                row("BlockedSteps.Stage", steps("§stage('x') { echo 'x' }"), steps("echo 'x'")),
                row("BlockedSteps.Properties", steps("§properties([])"), steps("echo 'x'")),
                row(
                        "BlockedSteps.Parallel",
                        steps("echo 'x'\n§parallel(a: { echo 'x' })"),
                        steps("parallel(a: { echo 'x' })")),
                row("InvalidStepParameter", steps("sh scirpt: §'x'"), steps("sh script: 'x'")),
                row(
                        "MissingRequiredStepParameter",
                        steps("§sh label: 'x'"),
                        steps("sh label: 'x', script: 'y'")),
                row("TooManyUnnamedParameters", steps("§sh 'x', 'y'"), steps("sh 'x'")),
                row("NotSingleRequiredParameter", steps("§deleteDir 'x'"), steps("deleteDir()")),
                row(
                        "InvalidParameterType",
                        steps("timeout(time: §'5') { echo 'x' }"),
                        steps("timeout(time: 5) { echo 'x' }")),
                row("InvalidUnnamedParameterType", steps("echo §5"), steps("echo '5'")),
                row(
                        "InvalidUnnamedParameterType list",
                        steps("withEnv(§'A=b') { echo 'x' }"),
                        steps("withEnv(['A=b']) { echo 'x' }")),
                row("BigIntegerValue", steps("sleep §99999999999999999999"), steps("sleep 1")),
                row("BareDollarCurly step", steps("echo §${X}"), steps("echo \"${X}\"")),
                row("EmptySection post", top("§post { }"), top("post { always { echo 'x' } }")),
                row("ExpectedBlock post", top("§post 'x'"), top("post { always { echo 'x' } }")),
                row(
                        "InvalidBuildCondition",
                        top("post { §alwyas { echo 'x' } }"),
                        top("post { regression { echo 'x' } }")),
                row(
                        "InvalidBuildCondition content",
                        top("post { §'x' }"),
                        top("post { fixed { echo 'x' } }")),
                row(
                        "DuplicateBuildCondition",
                        top("post { always { echo 'x' }\n§always { echo 'y' } }"),
                        top("post { always { echo 'x' }\ncleanup { echo 'y' } }")),
                row(
                        "NoSteps post",
                        beside("post { §always { } }"),
                        beside("post { always { echo 'x' } }")));
    }

    static Stream<Arguments> matricesCases() {
        return Stream.of(
                row("RequiredSection axes", stage("§matrix { " + BODY + " }"), matrix(AXIS)),
                row(
                        "RequiredSection stages of matrix",
                        stage("§matrix { " + AXIS + " }"),
                        matrix(AXIS)),
                row("NoAxes", matrix("§axes { }"), matrix(AXIS)),
                row("ExpectedAxis", matrix("axes { §'x' }"), matrix(AXIS)),
                row("ExpectedBlockFor axis", axes("§axis 'x'"), matrix(AXIS)),
                row("RequiredSection name", axes("§axis { values 'x' }"), matrix(AXIS)),
                row("RequiredSection values", axes("§axis { name 'A' }"), matrix(AXIS)),
                row(
                        "InvalidIdentifierInEnv axis",
                        axes("§axis {\nname 'a-b'\nvalues 'x'\n}"),
                        matrix(AXIS)),
                row(
                        "TooManyArgsForField axis",
                        axes("axis {\n§name 'A', 'B'\nvalues 'x'\n}"),
                        matrix(AXIS)),
                row(
                        "DuplicateAxisName",
                        axes("axis {\nname 'A'\nvalues 'x'\n}\n§axis {\nname 'A'\nvalues 'y'\n}"),
                        axes("axis {\nname 'A'\nvalues 'x'\n}\naxis {\nname 'B'\nvalues 'y'\n}")),
                row(
                        "DuplicateAxisValue",
                        axes("axis {\nname 'A'\nvalues 'x', §'x'\n}"),
                        matrix(AXIS)),
                row(
                        "ExpectedStringLiteralButGot",
                        axes("axis {\nname 'A'\nvalues §\"${x}\"\n}"),
                        matrix(AXIS)),
                row("NoExcludes", matrix(AXIS + "§excludes { }"), matrix(AXIS)),
                row(
                        "NoAxes exclude",
                        matrix(AXIS + "excludes { §exclude { } }"),
                        matrix(AXIS + "excludes { exclude { axis {\nname 'A'\nvalues 'x'\n} } }")),
                row(
                        "MatrixExcludeAxisValuesOrNotValues",
                        matrix(
                                AXIS
                                        + "excludes { exclude { axis {\nname 'A'\nvalues 'x'\n"
                                        + "§notValues 'y'\n} } }"),
                        matrix(
                                AXIS
                                        + "excludes { exclude { axis {\nname 'A'\nnotValues 'y'\n} } }")),
                row(
                        "UndefinedSection matrix",
                        matrix(AXIS + "§foo { }"),
                        matrix(AXIS + "agent any")));
    }

    static Stream<Arguments> all() {
        return Stream.of(
                        structureCases(),
                        agentsCases(),
                        environmentsCases(),
                        ValidatorListCases.lists(),
                        whensCases(),
                        stepsCases(),
                        matricesCases())
                .flatMap(it -> it);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("all")
    void isRefusedWhereItIsAndOnlyThere(String message, String bad, String good) {
        var marked = Marked.of(bad);

        assertThat(mistakes(marked.text()))
                .as(message + "\n" + marked.text())
                .anySatisfy(it -> assertThat(it).startsWith(marked.places().getFirst() + " "));
        assertThat(mistakes(good)).as(message + "\n" + good).isEmpty();
    }

    /// Errors that Jenkins would name too.
    private static List<String> mistakes(String text) {
        return new JenkinsfileParser()
                .parse("Jenkinsfile", text).findings().stream()
                        .filter(it -> it.isError() && !it.code().startsWith("unsupported."))
                        .map(it ->
                                it.line()
                                        + ":"
                                        + it.column()
                                        + " "
                                        + it.code()
                                        + " "
                                        + it.message())
                        .toList();
    }
}
