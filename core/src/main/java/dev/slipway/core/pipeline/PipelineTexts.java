package dev.slipway.core.pipeline;

import dev.slipway.core.pipeline.detect.Detected;
import dev.slipway.core.pipeline.detect.Detector;
import dev.slipway.core.pipeline.detect.FolderFiles;
import dev.slipway.core.pipeline.detect.ProjectFiles;
import dev.slipway.core.pipeline.detect.RevisionFiles;
import dev.slipway.core.pipeline.jenkinsfile.JenkinsfileParser;
import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.settings.Settings;
import dev.slipway.core.settings.SettingsFile;
import dev.slipway.core.source.Project;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Finds what would run: the Jenkinsfile, else a detected pipeline.
final class PipelineTexts {
    static final String FILE = Settings.JENKINSFILE;
    private static final int BYTES_AT_MOST = 2 << 20;

    private final PipelineServices services;
    private final JenkinsfileParser parser = new JenkinsfileParser();

    PipelineTexts(PipelineServices services) {
        this.services = services;
    }

    PipelineText at(Path path) {
        if (Files.isDirectory(path)) {
            return text(
                    path.toString(), FILE, path.resolve(FILE).toString(), new FolderFiles(path));
        }
        try (var in = Files.newInputStream(path)) {
            var text = new String(in.readNBytes(BYTES_AT_MOST), StandardCharsets.UTF_8);
            return new PipelineText(text, List.of(), parser.parse(path.toString(), text));
        } catch (IOException e) {
            throw ProblemException.usage(
                    "lint.unreadable",
                    path + " cannot be read.",
                    "Give a folder, a Jenkinsfile of any name, or a project's name.");
        }
    }

    PipelineText of(Project project, String ref) {
        var resolved = services.source().resolve(project, ref);
        var files = new RevisionFiles(services.source(), project, resolved.revision());
        var path = new SettingsFile(services.home()).read().jenkinsfile(project.name().value());
        return text(project.name() + " at " + resolved.revision().shortHash(), path, path, files);
    }

    private PipelineText text(String where, String path, String name, ProjectFiles files) {
        var own = files.text(path);
        var detected =
                own.isPresent() || !path.equals(FILE)
                        ? Optional.<Detected>empty()
                        : detector().detect(files);
        var text =
                own.or(() -> detected.map(Detected::jenkinsfile))
                        .orElseThrow(() -> missing(where, path));
        return new PipelineText(
                text, detected.map(Detected::reasons).orElse(List.of()), parser.parse(name, text));
    }

    private Detector detector() {
        return new Detector(new SettingsFile(services.home()).read());
    }

    private static ProblemException missing(String where, String path) {
        if (!path.equals(FILE)) {
            return ProblemException.usage(
                    "pipeline.missing",
                    "There is no " + path + " in " + where + ".",
                    "Commit it, or name another: slipway project set PROJECT --jenkinsfile PATH");
        }
        return ProblemException.usage(
                "pipeline.missing",
                "There is no Jenkinsfile in " + where + ", and nothing Slipway knows how to build.",
                "Add a file named Jenkinsfile with a declarative pipeline.");
    }
}
