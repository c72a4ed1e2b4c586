package dev.slipway.core.pipeline.jenkinsfile;

import org.junit.jupiter.params.provider.Arguments;

/// Pipelines around one piece of text, for the validator's cases.
final class ValidatorTexts {
    private ValidatorTexts() {}

    static final String BODY = "stages { stage('A') { steps { echo 'x' } } }";

    static Arguments row(String message, String bad, String good) {
        return Arguments.of(message, bad, good);
    }

    /// In place of the agent.
    static String agent(String text) {
        return "pipeline {\n" + text + "\n" + BODY + "\n}\n";
    }

    /// Beside agent and stages.
    static String top(String text) {
        return "pipeline {\nagent any\n" + text + "\n" + BODY + "\n}\n";
    }

    /// In place of the stages.
    static String stages(String text) {
        return "pipeline {\nagent any\n" + text + "\n}\n";
    }

    /// Inside the only stage.
    static String stage(String text) {
        return stages("stages { stage('A') {\n" + text + "\n} }");
    }

    /// Beside the steps of the only stage.
    static String beside(String text) {
        return stage(text + "\nsteps { echo 'x' }");
    }

    static String steps(String text) {
        return stage("steps {\n" + text + "\n}");
    }

    static String matrix(String text) {
        return stage("matrix {\n" + text + "\nstages { stage('B') { steps { echo 'x' } } }\n}");
    }

    static String axes(String text) {
        return matrix("axes { " + text + " }");
    }

    static final String AXIS = "axes { axis {\nname 'A'\nvalues 'x', 'y'\n} }\n";
}
