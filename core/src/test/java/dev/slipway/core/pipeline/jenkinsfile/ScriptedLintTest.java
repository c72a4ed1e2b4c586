package dev.slipway.core.pipeline.jenkinsfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.pipeline.Finding;
import dev.slipway.core.pipeline.Parameter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is said of scripted pipelines before they run.
class ScriptedLintTest {

    private static List<Finding> errors(String text) {
        return new JenkinsfileParser()
                .parse("Jenkinsfile", text).findings().stream().filter(Finding::isError).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "node { stage('A') { checkout scm\nsh 'make' } }",
                "node('linux && docker') { sh 'x' }",
                "node { if (isUnix()) { sh 'x' } else { bat 'x' } }",
                "node { if (!isUnix()) { bat 'x' } }",
                "def f(x) { sh x }\nnode { f('a') }",
                "def b = [:]\nfor (x in ['a']) { def n = x\nb[n] = { node { echo n } } }\nb.failFast = true\nparallel b",
                "parallel(a: { echo 'a' }, failFast: true, b: { echo 'b' })",
                "parallel 'a b': { echo 'a' }",
                "try { node { sh 'x' } } catch (e) { currentBuild.result = 'FAILURE'; throw e } finally { echo 'x' }",
                "try { echo 'x' } catch (hudson.AbortException | java.io.IOException e) { echo e.message }",
                "properties([parameters([string(name: 'A', defaultValue: 'b')]), buildDiscarder(logRotator(numToKeepStr: '5'))])\necho params.A",
                "properties([[$class: 'BuildDiscarderProperty', strategy: [$class: 'LogRotator', numToKeepStr: '5']]])",
                "node { docker.image('x').inside('-e A=1') { sh 'y' }\ndef i = docker.build('x', '-f D .')\ni.push('latest') }",
                "docker.withRegistry('https://r', 'c') { docker.image('x').withRun { c -> echo c.id } }",
                "@Library('shared') _\nanything(a: 1) { whatever 'x' }",
                "@Library(['a@1', 'b']) _\nfoo.bar()",
                "library 'x@y'\nfoo()",
                "node { def u = load 'u.groovy'\nu.anything() }",
                "@groovy.transform.Field def X = 1\n@NonCPS\ndef f() { X }\necho \"${f()}\"",
                "import groovy.json.JsonSlurper\ndef j = new JsonSlurper().parseText('{}')\necho \"$j\"",
                "node { withEnv(['A=b']) { timeout(time: 5, unit: 'MINUTES') { retry(3) { dir('x') { sh 'y' } } } } }",
                "this.echo 'x'\ndef s = this\ns.sh 'y'\nsteps.echo 'z'",
                "echo \"${new Date().format('yyyy')} ${UUID.randomUUID()} ${Math.max(1, 2)} ${Integer.MAX_VALUE}\"",
                "def c = { a, b = 2 -> a + b }\necho \"${c(1)} ${c.call(1, 2)}\"",
                "switch (env.BRANCH_NAME) { case ~/release.*/: echo 'r'; break; case 'main': echo 'm'; break; default: echo 'd' }",
                "node { script { echo 'x' } }",
                "assert 1 == 1 : 'no'",
                "def (a, b) = ['x', 'y']\necho a + b",
                "currentBuild.displayName = \"#${currentBuild.number}\"\ncurrentBuild.setDescription('x')",
                "waitUntil { fileExists 'x' }"
            })
    void isAccepted(String text) {
        assertThat(errors(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '§',
            value = {
                "node { ssh 'x' } | unsupported.step 1:8",
                "node { sh 'x' | pipeline.syntax 1:14",
                "node { bat 'goto x' } | unsupported.step 1:8",
                "class A { } | unsupported.class 1:1",
                "@Grab('x') import y | unsupported.annotation 1:1",
                "echo new File('x').text | unsupported.script 1:6",
                "'ls'.execute() | unsupported.script 1:1",
                "Jenkins.instance.doStop() | unsupported.script 1:1",
                "hudson.model.Hudson.instance | unsupported.script 1:1",
                "echo \"${'x'.foo()}\" | unsupported.script 1:8",
                "docker.withServer('x') { } | unsupported.script 1:1",
                "x = 'y'.class | unsupported.script 1:5",
                "outer: for (x in [1]) { break outer } | unsupported.script 1:25",
                "checkout([$class: 'GitSCM']) | unsupported.checkout 1:1"
            })
    void isRefusedWithItsPlace(String text, String finding) {
        assertThat(errors(text))
                .extracting(it -> it.code() + " " + it.line() + ":" + it.column())
                .contains(finding);
    }

    @Test
    void itsParametersAreReadBeforeItsFirstRun() {
        var parsed =
                new JenkinsfileParser()
                        .parse(
                                "Jenkinsfile",
                                "properties([disableConcurrentBuilds(), parameters([\n  choice(name: 'C', choices: ['a', 'b']),\n  booleanParam(name: 'B', defaultValue: true)])])\n");

        assertThat(parsed.pipeline().orElseThrow().parameters())
                .extracting(Parameter::kind)
                .containsExactly(Parameter.Kind.CHOICE, Parameter.Kind.BOOLEAN);
    }
}
