package dev.slipway.core.pipeline.jenkinsfile;

import dev.slipway.core.pipeline.Finding;
import java.util.ArrayList;
import java.util.List;

/// A Jenkinsfile with a `§` before each place where a finding is expected.
record Marked(String text, List<String> places) {
    static Marked of(String marked) {
        var text = new StringBuilder();
        var places = new ArrayList<String>();
        var line = 1;
        var column = 1;
        for (var i = 0; i < marked.length(); i++) {
            var c = marked.charAt(i);
            if (c == '§') {
                places.add(line + ":" + column);
                continue;
            }
            text.append(c);
            column++;
            if (c == '\n') {
                line++;
                column = 1;
            }
        }
        return new Marked(text.toString(), places);
    }

    /// Text with this as the inside of the steps of its only stage.
    static Marked ofSteps(String marked) {
        return of(
                "pipeline {\n  agent any\n  stages {\n    stage('A') {\n      steps {\n"
                        + marked
                        + "\n      }\n    }\n  }\n}\n");
    }

    static Marked ofStage(String marked) {
        return of(
                "pipeline {\n  agent any\n  stages {\n    stage('A') {\n"
                        + marked
                        + "\n    }\n  }\n}\n");
    }

    /// Text with this beside `agent any` and a good stage.
    static Marked ofPipeline(String marked) {
        return of(
                "pipeline {\n  agent any\n"
                        + marked
                        + "\n  stages {\n    stage('A') {\n      steps {\n        echo 'x'\n      }\n"
                        + "    }\n  }\n}\n");
    }

    List<Finding> findings() {
        return new JenkinsfileParser().parse("Jenkinsfile", text).findings();
    }
}
