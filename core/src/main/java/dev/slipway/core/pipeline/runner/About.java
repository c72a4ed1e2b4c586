package dev.slipway.core.pipeline.runner;

import java.util.LinkedHashMap;
import java.util.Map;

/// The variables that tell steps about their run, by Jenkins' names.
final class About {
    private About() {}

    static Map<String, String> of(RunContext run) {
        var id = run.recorder().id();
        var number = String.valueOf(id.number());
        var project = run.project().name().value();
        var about = new LinkedHashMap<String, String>();
        about.put("CI", "true");
        about.put("BUILD_NUMBER", number);
        about.put("BUILD_ID", number);
        about.put("BUILD_DISPLAY_NAME", "#" + number);
        about.put("BUILD_TAG", "jenkins-" + project + "-" + number);
        about.put("BUILD_URL", "slipway://project/" + project + "/run/" + number);
        about.put("JOB_NAME", project);
        about.put("JOB_BASE_NAME", project);
        about.put("NODE_NAME", "slipway");
        about.put("EXECUTOR_NUMBER", "0");
        about.put("BRANCH_NAME", run.branch());
        about.put("GIT_BRANCH", run.branch());
        about.put("GIT_LOCAL_BRANCH", run.branch());
        about.put("GIT_COMMIT", run.revision().hash());
        about.put("GIT_URL", run.project().location());
        about.put("WORKSPACE", run.site().workspacePath(0));
        about.put("WORKSPACE_TMP", "/tmp");
        return about;
    }

    /// Parameters as variables.
    static Map<String, String> texts(RunContext run) {
        var texts = new LinkedHashMap<String, String>();
        run.parameters().forEach((name, value) -> texts.put(name, String.valueOf(value)));
        return texts;
    }
}
