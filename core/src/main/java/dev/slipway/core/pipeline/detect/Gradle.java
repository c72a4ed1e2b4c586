package dev.slipway.core.pipeline.detect;

import dev.slipway.core.pipeline.agent.DefaultImages.Tool;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// `build.gradle`, `build.gradle.kts`, `settings.gradle`, `settings.gradle.kts`
final class Gradle implements Ecosystem {
    private static final List<String> SIGNS =
            List.of("build.gradle", "build.gradle.kts", "settings.gradle", "settings.gradle.kts");

    @Override
    public Tool tool() {
        return Tool.GRADLE;
    }

    @Override
    public Optional<String> sign(ProjectFiles files) {
        return SIGNS.stream().filter(files::has).findFirst();
    }

    @Override
    public Optional<String> version(ProjectFiles files) {
        return Stream.of("build.gradle.kts", "build.gradle")
                .flatMap(name -> inBuild(files.text(name)).stream())
                .findFirst()
                .or(() -> Versions.javaFiles(files));
    }

    private static Optional<String> inBuild(Optional<String> build) {
        return Versions.first(build, "JavaLanguageVersion\\.of\\(\\s*['\"]?(\\d{1,2})")
                .or(() -> Versions.first(build, "jvmToolchain\\(?\\s*(\\d{1,2})"))
                .or(() ->
                        Versions.first(
                                build,
                                "(?:source|target)Compatibility\\s*=\\s*(?:JavaVersion\\.VERSION_)?['\"]?([\\d._]{1,5})"))
                .map(version -> version.replace('_', '.'))
                .flatMap(Versions::java);
    }

    @Override
    public List<Work> stages(ProjectFiles files) {
        var gradle =
                (files.has("gradlew") ? "sh ./gradlew" : "gradle")
                        + " --no-daemon --console=plain ";
        return List.of(
                Work.of("Build", gradle + "testClasses"),
                Work.of("Test", gradle + "test").reporting("**/build/test-results/**/*.xml"),
                Work.of("Package", gradle + "assemble")
                        .keeping("**/build/libs/*.jar, **/build/libs/*.war"));
    }
}
