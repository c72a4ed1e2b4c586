package dev.slipway.core.pipeline.detect;

import dev.slipway.core.pipeline.agent.DefaultImages.Tool;
import java.util.List;
import java.util.Optional;

/// `pom.xml`
final class Maven implements Ecosystem {
    @Override
    public Tool tool() {
        return Tool.MAVEN;
    }

    @Override
    public Optional<String> sign(ProjectFiles files) {
        return files.has("pom.xml") ? Optional.of("pom.xml") : Optional.empty();
    }

    @Override
    public Optional<String> version(ProjectFiles files) {
        var pom = files.text("pom.xml");
        return Versions.first(
                        pom,
                        "<(?:maven\\.compiler\\.release|maven\\.compiler\\.target|java\\.version|release"
                                + "|maven\\.compiler\\.source)>\\s*(\\d[\\d.]{0,8})\\s*</")
                .flatMap(Versions::java)
                .or(() -> Versions.javaFiles(files));
    }

    @Override
    public List<Work> stages(ProjectFiles files) {
        var mvn = (files.has("mvnw") ? "sh ./mvnw" : "mvn") + " -B -ntp ";
        return List.of(
                Work.of("Build", mvn + "test-compile"),
                Work.of("Test", mvn + "test").reporting("**/target/surefire-reports/TEST-*.xml"),
                Work.of("Package", mvn + "-DskipTests package")
                        .keeping("**/target/*.jar, **/target/*.war"));
    }
}
