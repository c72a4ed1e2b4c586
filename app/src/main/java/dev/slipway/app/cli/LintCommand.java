package dev.slipway.app.cli;

import dev.slipway.core.pipeline.Finding;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `slipway lint`: what is wrong with Jenkinsfiles and Compose files, all at once.
@Command(
        name = "lint",
        description = "Check Jenkinsfile and Compose files; 1 if there is an error.")
final class LintCommand extends BaseCommand {
    @Parameters(paramLabel = "PATH", arity = "0..*", description = "folders or files (default: .)")
    @Nullable List<Path> paths;

    LintCommand(SlipwayCommand root) {
        super(root);
    }

    @Override
    public Integer call() {
        var asked = paths == null || paths.isEmpty() ? List.of(Path.of(".")) : paths;
        var findings = core().pipelines().lint(asked);
        session()
                .result(
                        () -> RunJson.findings(findings),
                        () -> findings.stream().map(LintCommand::text).toList());
        return findings.stream().anyMatch(Finding::isError) ? BAD : OK;
    }

    static String text(Finding finding) {
        var text = finding.toString();
        if (finding.hint().isEmpty()) {
            return text;
        }
        return text + (text.matches("(?s).*[.!?]") ? " " : ". ") + finding.hint();
    }
}
