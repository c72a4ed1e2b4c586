package dev.slipway.core.pipeline;

import dev.slipway.core.pipeline.jenkinsfile.JenkinsfileParser;
import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.source.ProjectStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Checks files and folders: a folder's Jenkinsfile and what else has a usual name; a file by its
/// name or by its looks.
final class Lint {
    private static final long LONGEST = 10 << 20;

    private final List<FileLinter> linters;
    private final ProjectStore projects;
    private final SubstituteStore substitutes;
    private final JenkinsfileParser parser = new JenkinsfileParser();

    Lint(PipelineServices services) {
        this.linters = services.linters();
        this.projects = services.projects();
        this.substitutes = services.substitutes();
    }

    List<Finding> check(List<Path> paths) {
        var findings = new ArrayList<Finding>();
        for (var path : paths) {
            if (Files.isDirectory(path)) {
                folder(path).forEach(file -> findings.addAll(file(file)));
            } else {
                findings.addAll(file(path));
            }
        }
        return findings;
    }

    private List<Path> folder(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            var known = files.filter(Files::isRegularFile).filter(this::isUsual).sorted().toList();
            if (known.isEmpty()) {
                throw ProblemException.usage(
                        "lint.nothing",
                        "There is neither a Jenkinsfile nor a Compose file in " + folder + ".",
                        "Name the file itself if it is called otherwise.");
            }
            return known;
        } catch (IOException e) {
            throw unreadable(folder);
        }
    }

    private boolean isUsual(Path file) {
        var name = file.getFileName().toString();
        return name.equals("Jenkinsfile")
                || linters.stream().anyMatch(linter -> linter.isUsualName(name));
    }

    private List<Finding> file(Path file) {
        var text = text(file);
        var name = file.getFileName().toString();
        for (var linter : linters) {
            if (linter.isUsualName(name) || isOther(name) && linter.looksLike(text)) {
                return linter.lint(file.toString(), file, text);
            }
        }
        return parser.parse(file.toString(), text, chosenFor(file)).findings();
    }

    /// What was chosen for the project in whose folder the file is.
    private Substitutes chosenFor(Path file) {
        var absolute = file.toAbsolutePath().normalize();
        return projects.all().stream()
                .filter(it -> it.isLocal() && absolute.startsWith(Path.of(it.location())))
                .findFirst()
                .map(it -> substitutes.find(it.name()))
                .orElse(Substitutes.NONE);
    }

    private static boolean isOther(String name) {
        return !name.startsWith("Jenkinsfile") && !name.endsWith(".groovy");
    }

    private static String text(Path file) {
        try {
            if (Files.size(file) > LONGEST) {
                throw ProblemException.usage(
                        "lint.tooBig", file + " is larger than 10 MiB.", "Name another file.");
            }
            // As Jenkins does: what is not UTF-8 is a strange character, not the end of reading.
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw unreadable(file);
        }
    }

    private static ProblemException unreadable(Path path) {
        return ProblemException.usage(
                "lint.unreadable", path + " cannot be read.", "Check its name and permissions.");
    }
}
