package dev.slipway.core.pipeline.jenkinsfile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.slipway.core.pipeline.Substitutes;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// A pipeline's JSON is that of Jenkins' own converter, section by section.
class JsonPipelineTest {

    private static Arguments of(String what, String file, String at, String json) {
        return Arguments.of(what, file, at, json);
    }

    private static String inPipeline(String text) {
        return Marked.ofPipeline(text).text();
    }

    private static String inStage(String text) {
        return Marked.ofStage(text).text();
    }

    private static String inSteps(String text) {
        return Marked.ofSteps(text).text();
    }

    private static String agent(String text) {
        return "pipeline {\n agent "
                + text
                + "\n stages { stage('A') { steps { echo 'x' } } }\n}\n";
    }

    private static final String STEP = "/stages/0/branches/0/steps/0";

    static Stream<Arguments> sections() {
        return Stream.of(
                of("agent any", agent("any"), "/agent", "{'type':'any'}"),
                of("empty label", agent("{ label '' }"), "/agent", "{'type':'any'}"),
                of(
                        "agent by value",
                        agent("{ docker \"a:${B}\" }"),
                        "/agent",
                        "{'type':'docker','argument':{'isLiteral':false,'value':'\\\"a:${B}\\\"'}}"),
                of(
                        "agent by block",
                        agent("{ docker {\n image 'a'\n reuseNode true\n} }"),
                        "/agent",
                        "{'type':'docker','arguments':["
                                + "{'key':'image','value':{'isLiteral':true,'value':'a'}},"
                                + "{'key':'reuseNode','value':{'isLiteral':true,'value':true}}]}"),
                of(
                        "label with more is a node",
                        agent("{ label {\n label 'a'\n customWorkspace 'b'\n} }"),
                        "/agent/type",
                        "'node'"),
                of(
                        "environment",
                        inPipeline(
                                "environment {\n A = 'a'\n B = 'b' + \"${A}\"\n C = credentials('c')\n"
                                        + " D = foo(1)\n}"),
                        "/environment",
                        "[{'key':'A','value':{'isLiteral':true,'value':'a'}},"
                                + "{'key':'B','value':{'isLiteral':false,'value':'b${A}'}},"
                                + "{'key':'C','value':{'name':'credentials','arguments':["
                                + "{'isLiteral':true,'value':'c'}]}},"
                                + "{'key':'D','value':{'isLiteral':false,'value':'${foo(1)}'}}]"),
                of(
                        "options",
                        inPipeline(
                                "options {\n timeout(time: 5, unit: 'MINUTES')\n"
                                        + " buildDiscarder(logRotator(numToKeepStr: '1'))\n retry(2)\n}"),
                        "/options/options",
                        "[{'name':'timeout','arguments':["
                                + "{'key':'time','value':{'isLiteral':true,'value':5}},"
                                + "{'key':'unit','value':{'isLiteral':true,'value':'MINUTES'}}]},"
                                + "{'name':'buildDiscarder','arguments':[{'name':'logRotator','arguments':["
                                + "{'key':'numToKeepStr','value':{'isLiteral':true,'value':'1'}}]}]},"
                                + "{'name':'retry','arguments':[{'isLiteral':true,'value':2}]}]"),
                of(
                        "triggers",
                        inPipeline("triggers { cron('H * * * *') }"),
                        "/triggers",
                        "{'triggers':[{'name':'cron','arguments':["
                                + "{'isLiteral':true,'value':'H * * * *'}]}]}"),
                of(
                        "tools",
                        inPipeline("tools { maven 'm' }"),
                        "/tools",
                        "[{'key':'maven','value':{'isLiteral':true,'value':'m'}}]"),
                of(
                        "post",
                        inPipeline("post { always { deleteDir() } }"),
                        "/post",
                        "{'conditions':[{'condition':'always','branch':{'name':'default','steps':["
                                + "{'name':'deleteDir','arguments':[]}]}}]}"),
                of(
                        "a sole value goes by its name",
                        inSteps("sh 'make'"),
                        STEP,
                        "{'name':'sh','arguments':[{'key':'script','value':{'isLiteral':true,'value':'make'}}]}"),
                of(
                        "a block's value does not",
                        inSteps("dir('a') { echo 'x' }"),
                        STEP + "/arguments",
                        "{'isLiteral':true,'value':'a'}"),
                of(
                        "a value that is no literal",
                        inSteps("checkout scm"),
                        STEP + "/arguments/0/value",
                        "{'isLiteral':false,'value':'${scm}'}"),
                of(
                        "a described value is its text",
                        inSteps("checkout([$class: 'GitSCM', a: [1, 2]])"),
                        STEP + "/arguments/0/value",
                        "{'isLiteral':false,'value':'[$class: \\u0027GitSCM\\u0027, a: [1, 2]]'}"),
                of(
                        "an operation has no blanks",
                        inSteps("echo 'a' + env.B"),
                        STEP + "/arguments/0/value/value",
                        "'${\\u0027a\\u0027+env.B}'"),
                of(
                        "children",
                        inSteps("timeout(time: 1, unit: 'HOURS') { echo 'x' }"),
                        STEP + "/children/0/name",
                        "'echo'"),
                of(
                        "script",
                        inSteps("script {\n  def a = 1\n  echo \"${a}\" // done\n}"),
                        STEP,
                        "{'name':'script','arguments':[{'key':'scriptBlock','value':{'isLiteral':true,"
                                + "'value':'def a = 1\\n  echo \\\"${a}\\\" // done'}}]}"),
                of(
                        "parallel in steps",
                        inSteps("parallel(a: { echo 'x' }, b: { echo 'y' }, failFast: true)"),
                        "/stages/0/failFast",
                        "true"),
                of(
                        "when",
                        inStage(
                                "when {\n beforeAgent true\n branch 'main'\n allOf { not { tag 'a' } }\n"
                                        + " expression { return a }\n}\nsteps { echo 'x' }"),
                        "/stages/0/when",
                        "{'conditions':[{'name':'branch','arguments':{'isLiteral':true,'value':'main'}},"
                                + "{'name':'allOf','children':[{'name':'not','children':[{'name':'tag',"
                                + "'arguments':{'isLiteral':true,'value':'a'}}]}]},"
                                + "{'name':'expression','arguments':[{'key':'scriptBlock','value':"
                                + "{'isLiteral':true,'value':'return a'}}]}],'beforeAgent':true}"),
                of(
                        "input",
                        inStage(
                                "input {\n message 'Go?'\n parameters { string(name: 'P') }\n}\nsteps { echo 'x' }"),
                        "/stages/0/input",
                        "{'message':{'isLiteral':true,'value':'Go?'},'parameters':{'parameters':["
                                + "{'name':'string','arguments':[{'key':'name','value':"
                                + "{'isLiteral':true,'value':'P'}}]}]}}"),
                of(
                        "matrix",
                        inStage(
                                "matrix {\n axes { axis {\n name 'A'\n values 'x', 'y'\n} }\n"
                                        + " excludes { exclude { axis {\n name 'A'\n notValues 'x'\n} } }\n"
                                        + " stages { stage('B') { steps { echo 'x' } } }\n}"),
                        "/stages/0/matrix/excludes",
                        "[[{'name':'A','values':[{'isLiteral':true,'value':'x'}],'inverse':true}]]"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sections")
    void isThatOfJenkins(String what, String file, String at, String json)
            throws JsonProcessingException {
        assertThat(json(file).at("/pipeline" + at))
                .as(what)
                .isEqualTo(new JsonMapper().readTree(json.replace('\'', '"')));
    }

    private static JsonNode json(String file) {
        return new JenkinsfileParser()
                .convert("Jenkinsfile", file, Substitutes.NONE)
                .pipeline()
                .orElseThrow();
    }

    @Test
    void anyEndOfALineIsTheSame() throws JsonProcessingException {
        var unix = inSteps("script {\n  def a = 1\n  echo \"${a}\"\n}");

        assertThat(json(unix.replace("\n", "\r\n"))).isEqualTo(json(unix));
        assertThat(json("\uFEFF" + unix)).isEqualTo(json(unix));
    }

    @Test
    void aBrokenFileHasNone() {
        var broken = new JenkinsfileParser();

        assertThat(broken.convert("J", "pipeline { }", Substitutes.NONE).pipeline()).isEmpty();
        assertThat(broken.convert("J", "node { }", Substitutes.NONE).pipeline()).isEmpty();
        assertThat(broken.convert("J", "pipeline {", Substitutes.NONE).findings()).isNotEmpty();
    }
}
