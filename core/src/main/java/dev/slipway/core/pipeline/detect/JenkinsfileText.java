package dev.slipway.core.pipeline.detect;

import java.util.List;

/// Writes a detected pipeline as a Jenkinsfile. Everything goes in single quotes, so that Groovy
/// expands nothing.
final class JenkinsfileText {
    private final StringBuilder text = new StringBuilder();
    private final ProjectFiles files;
    private final List<Detector.Part> parts;

    JenkinsfileText(ProjectFiles files, List<Detector.Part> parts) {
        this.files = files;
        this.parts = parts;
    }

    String write() {
        var isOne = parts.size() == 1;
        line(
                0,
                "// Detected by Slipway from "
                        + String.join(", ", parts.stream().map(JenkinsfileText::sign).toList()));
        line(0, "pipeline {");
        if (isOne) {
            agent(1, parts.getFirst());
        } else {
            line(1, "agent none");
        }
        line(1, "stages {");
        for (var part : parts) {
            if (isOne) {
                stages(2, part);
            } else {
                line(2, "stage(" + quoted(part.folder()) + ") {");
                agent(3, part);
                line(3, "stages {");
                stages(4, part);
                line(3, "}");
                line(2, "}");
            }
        }
        line(1, "}");
        line(0, "}");
        return text.toString();
    }

    /// For what is built by its Dockerfile alone: the image is built after every pipeline.
    static String image(String sign) {
        return """
        // Detected by Slipway from %s
        pipeline {
            agent none
            stages {
                stage('Check') {
                    steps {
                        echo %s
                    }
                }
            }
        }
        """
                .formatted(sign, quoted("The image is built from " + sign + " after this stage."));
    }

    private static String sign(Detector.Part part) {
        return part.folder().isEmpty() ? part.sign() : part.folder() + "/" + part.sign();
    }

    private void agent(int depth, Detector.Part part) {
        line(depth, "agent { docker { image " + quoted(part.image()) + " } }");
    }

    private void stages(int depth, Detector.Part part) {
        for (var work : part.ecosystem().stages(files.in(part.folder()))) {
            var name = parts.size() == 1 ? work.name() : work.name() + " " + part.folder();
            line(depth, "stage(" + quoted(name) + ") {");
            line(depth + 1, "steps {");
            if (part.folder().isEmpty()) {
                steps(depth + 2, work);
            } else {
                line(depth + 2, "dir(" + quoted(part.folder()) + ") {");
                steps(depth + 3, work);
                line(depth + 2, "}");
            }
            line(depth + 1, "}");
            post(depth + 1, work, part.folder());
            line(depth, "}");
        }
    }

    private void steps(int depth, Ecosystem.Work work) {
        work.commands().forEach(command -> line(depth, "sh " + quoted(command)));
        if (!work.keeps().isEmpty()) {
            line(
                    depth,
                    "archiveArtifacts artifacts: "
                            + quoted(work.keeps())
                            + ", allowEmptyArchive: true");
        }
    }

    private void post(int depth, Ecosystem.Work work, String folder) {
        if (!work.reports().isEmpty()) {
            var below = folder.isEmpty() ? "" : folder + "/";
            line(depth, "post {");
            line(depth + 1, "always {");
            line(
                    depth + 2,
                    "junit testResults: "
                            + quoted(below + work.reports())
                            + ", allowEmptyResults: true");
            line(depth + 1, "}");
            line(depth, "}");
        }
    }

    private void line(int depth, String content) {
        text.append("    ".repeat(depth)).append(content).append('\n');
    }

    static String quoted(String value) {
        return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
