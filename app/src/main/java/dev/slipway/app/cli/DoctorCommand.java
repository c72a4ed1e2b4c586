package dev.slipway.app.cli;

import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.settings.Doctor.Diagnosis;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;

/// `slipway doctor`: what is needed around Slipway, each with its fix.
@Command(
        name = "doctor",
        description =
                "Check engine, router image, git, registry, keychain and disk; 3 if something is missing.")
final class DoctorCommand extends BaseCommand {
    DoctorCommand(SlipwayCommand root) {
        super(root);
    }

    @Override
    public Integer call() throws InterruptedException {
        var diagnoses = core().doctor().examine();
        session()
                .result(
                        () ->
                                Json.items(
                                        diagnoses,
                                        d ->
                                                Json.object()
                                                        .put("name", d.name())
                                                        .put("ok", d.isOk())
                                                        .put("code", d.isOk() ? null : d.code())
                                                        .put("summary", d.summary())
                                                        .put("fix", d.isOk() ? null : d.fix())),
                        () -> lines(diagnoses));
        return diagnoses.stream().allMatch(Diagnosis::isOk)
                ? OK
                : ProblemException.Kind.OUTSIDE.exitStatus();
    }

    private static List<String> lines(List<Diagnosis> diagnoses) {
        var lines = new ArrayList<String>();
        for (var d : diagnoses) {
            lines.add((d.isOk() ? "✔ " : "✖ ") + d.name() + "  " + d.summary());
            if (!d.isOk()) {
                lines.add("    " + d.fix());
            }
        }
        return lines;
    }
}
