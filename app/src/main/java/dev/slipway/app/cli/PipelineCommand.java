package dev.slipway.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.core.pipeline.Finding;
import dev.slipway.core.pipeline.PipelineText;
import dev.slipway.core.pipeline.jenkinsfile.JenkinsfileParser;
import dev.slipway.core.problem.ProblemException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `slipway pipeline`: the pipeline as it will run, written or detected.
@Command(
        name = "pipeline",
        description = "Show the pipeline as it will run; detected where there is no Jenkinsfile.")
final class PipelineCommand extends BaseCommand {
    @Parameters(
            paramLabel = "PATH|PROJECT",
            arity = "0..1",
            defaultValue = ".",
            description = "a folder, a Jenkinsfile or a project (default: .)")
    @SuppressWarnings("NullAway.Init")
    String what;

    @Option(names = "--ref", paramLabel = "REF", description = "branch, tag or commit of a project")
    @Nullable String ref;

    @Option(
            names = "--save",
            description = "write the detected pipeline as a Jenkinsfile; never over one")
    boolean save;

    PipelineCommand(SlipwayCommand root) {
        super(root);
    }

    @Override
    public Integer call() {
        var text = isPath() ? core().pipelines().text(Path.of(what)) : ofProject();
        if (save) {
            save(text);
        }
        var converted = core().pipelines().convert(text);
        session().result(() -> json(text, converted), () -> lines(text));
        return converted.pipeline().isPresent() ? OK : BAD;
    }

    private boolean isPath() {
        return ref == null && Files.exists(Path.of(what));
    }

    private PipelineText ofProject() {
        var project = core().projects().require(what);
        return core().pipelines().text(project, ref == null ? "HEAD" : ref);
    }

    private void save(PipelineText text) {
        var folder = isPath() ? Path.of(what) : localFolder();
        var file = folder.resolve("Jenkinsfile");
        try {
            if (!text.isDetected()) {
                throw new FileAlreadyExistsException(file.toString());
            }
            Files.writeString(file, text.jenkinsfile(), StandardOpenOption.CREATE_NEW);
            console().progress("wrote " + file);
        } catch (FileAlreadyExistsException e) {
            throw ProblemException.usage(
                    "pipeline.exists",
                    "There is a Jenkinsfile already; it is left as it is.",
                    "Move it away first if the detected pipeline is to take its place.");
        } catch (IOException e) {
            throw ProblemException.outside(
                    "pipeline.unwritable",
                    file + " cannot be written.",
                    "Look at the folder's permissions and the room on its disk.",
                    e);
        }
    }

    private Path localFolder() {
        var project = core().projects().require(what);
        if (!project.isLocal()) {
            throw ProblemException.usage(
                    "pipeline.remote",
                    project.name() + " has no folder on this machine to save into.",
                    "Print it with `slipway pipeline` and commit it to a clone.");
        }
        return Path.of(project.location());
    }

    /// The shape of Jenkins' own pipeline JSON; of a broken file the findings.
    private static ObjectNode json(PipelineText text, JenkinsfileParser.Converted converted) {
        if (converted.pipeline().isEmpty()) {
            return RunJson.findings(converted.findings());
        }
        var document = converted.pipeline().get();
        if (text.isDetected()) {
            document.set("detectedFrom", Json.words(text.detectedFrom()));
            document.put("jenkinsfile", text.jenkinsfile());
        }
        return document;
    }

    private static List<String> lines(PipelineText text) {
        var lines = new ArrayList<String>();
        text.parsed().findings().stream().map(Finding::toString).forEach(lines::add);
        lines.addAll(text.jenkinsfile().lines().toList());
        return lines;
    }
}
