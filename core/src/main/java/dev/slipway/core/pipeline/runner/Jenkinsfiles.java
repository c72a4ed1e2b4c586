package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.Finding;
import dev.slipway.core.pipeline.Pipeline;
import dev.slipway.core.pipeline.PipelineServices;
import dev.slipway.core.pipeline.RunRequest;
import dev.slipway.core.pipeline.detect.Detector;
import dev.slipway.core.pipeline.detect.RevisionFiles;
import dev.slipway.core.pipeline.jenkinsfile.JenkinsfileParser;
import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.settings.Settings;
import dev.slipway.core.settings.SettingsFile;
import dev.slipway.core.source.Project;
import dev.slipway.core.source.SourceRepository;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/// What a run of a project carries out: the Jenkinsfile of its revision, where the project keeps
/// it, else what is detected. Safe from any thread.
final class Jenkinsfiles {
    private final PipelineServices services;
    private final JenkinsfileParser parser = new JenkinsfileParser();

    Jenkinsfiles(PipelineServices services) {
        this.services = services;
    }

    private String path(Project project) {
        return new SettingsFile(services.home()).read().jenkinsfile(project.name().value());
    }

    /// Problem `pipeline.missing`.
    JenkinsfileText file(
            RunRequest request, SourceRepository.Resolved resolved, List<String> warnings) {
        var project = request.project();
        var path = path(project);
        var own =
                services.source()
                        .read(project, resolved.revision(), path)
                        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                        .or(request::jenkinsfile)
                        .orElseGet(() -> detectedUnlessChosen(project, path, resolved, warnings));
        return new JenkinsfileText(own, request.jenkinsfile());
    }

    /// Where a person said which file it is, nothing else is run in its place.
    private String detectedUnlessChosen(
            Project project,
            String path,
            SourceRepository.Resolved resolved,
            List<String> warnings) {
        if (!path.equals(Settings.JENKINSFILE)) {
            throw ProblemException.usage(
                    "pipeline.missing",
                    project.name()
                            + " has no file "
                            + path
                            + " in "
                            + resolved.revision().shortHash()
                            + " ("
                            + resolved.branch()
                            + ").",
                    "Commit it, or name another: slipway project set "
                            + project.name()
                            + " --jenkinsfile PATH");
        }
        return detected(project, resolved, warnings);
    }

    /// Problems `pipeline.invalid`, `unsupported.step`.
    Pipeline pipeline(Project project, JenkinsfileText file, List<String> warnings) {
        var parsed =
                parser.parse(
                        path(project), file.text(), services.substitutes().find(project.name()));
        if (!parsed.isRunnable()) {
            throw invalid(parsed.findings());
        }
        parsed.findings().stream().map(Finding::toString).forEach(warnings::add);
        return parsed.pipeline().orElseThrow(() -> invalid(parsed.findings()));
    }

    private String detected(
            Project project, SourceRepository.Resolved resolved, List<String> warnings) {
        var files = new RevisionFiles(services.source(), project, resolved.revision());
        var detected =
                new Detector(new SettingsFile(services.home()).read())
                        .detect(files)
                        .orElseThrow(() -> missing(project, resolved));
        warnings.add(
                "There is no Jenkinsfile; this pipeline was detected: "
                        + String.join("; ", detected.reasons())
                        + ". See it by `slipway pipeline`, keep it by `slipway pipeline --save`.");
        return detected.jenkinsfile();
    }

    private static ProblemException missing(Project project, SourceRepository.Resolved resolved) {
        return ProblemException.usage(
                "pipeline.missing",
                project.name()
                        + " has no Jenkinsfile at its root, and nothing Slipway knows how to build, in "
                        + resolved.revision().shortHash()
                        + " ("
                        + resolved.branch()
                        + ").",
                "Add a file named Jenkinsfile with a declarative pipeline and commit it.");
    }

    private static ProblemException invalid(List<Finding> findings) {
        var errors = findings.stream().filter(Finding::isError).toList();
        var first = errors.stream().findFirst().map(Finding::hint).orElse("");
        if (!errors.isEmpty()
                && errors.stream().allMatch(it -> it.code().equals("unsupported.step"))) {
            return ProblemException.usage(
                    "unsupported.step",
                    errors.stream().map(Finding::toString).collect(Collectors.joining("\n")),
                    "Say once what is to be done instead: --unsupported STEP=skip, STEP=fail or"
                            + " STEP=sh:COMMAND.");
        }
        return ProblemException.usage(
                "pipeline.invalid",
                errors.isEmpty()
                        ? "The Jenkinsfile holds no declarative pipeline."
                        : errors.stream().map(Finding::toString).collect(Collectors.joining("\n")),
                first.isEmpty() ? "Mend the file and commit it; slipway lint checks it." : first);
    }
}
