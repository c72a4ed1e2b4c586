package dev.slipway.app.cli;

import dev.slipway.core.event.AuditLog;
import dev.slipway.core.problem.ProblemException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `slipway audit`: who did what, when and why; and whether somebody changed that later.
@Command(name = "audit", description = "Print who did what, when and why, newest first.")
final class AuditCommand extends BaseCommand {
    @Option(names = "--verify", description = "check that no entry was changed or taken out")
    boolean verify;

    @Option(names = "--last", paramLabel = "N", defaultValue = "200", description = "at most N")
    int last;

    AuditCommand(SlipwayCommand root) {
        super(root);
    }

    @Override
    public Integer call() {
        return verify ? verified() : listed();
    }

    private int verified() {
        var broken = core().audit().firstBroken();
        if (broken > 0) {
            throw ProblemException.result(
                    "audit.broken",
                    "Entry " + broken + " of the audit was changed or taken out.",
                    "What comes before it is as it was written; find out who can write to "
                            + core().home().folder()
                            + ".");
        }
        var newest = core().audit().entries(1).stream().findFirst();
        session()
                .result(
                        () ->
                                Json.object()
                                        .put("verified", true)
                                        .put(
                                                "entries",
                                                newest.map(AuditLog.Entry::number).orElse(0L))
                                        .put("head", newest.map(AuditLog.Entry::hash).orElse(null)),
                        () ->
                                List.of(
                                        newest.map(AuditLog.Entry::number).orElse(0L)
                                                + " entries, none was changed"));
        return OK;
    }

    private int listed() {
        var entries = core().audit().entries(Math.max(1, last));
        session()
                .result(
                        () ->
                                Json.items(
                                        entries,
                                        e ->
                                                Json.object()
                                                        .put("number", e.number())
                                                        .put("at", Json.time(e.at()))
                                                        .put("by", e.by())
                                                        .put("action", e.action())
                                                        .put("subject", e.subject())
                                                        .put("why", e.why())
                                                        .put("hash", e.hash())),
                        () ->
                                Texts.table(
                                        entries.stream()
                                                .map(e ->
                                                        List.of(
                                                                String.valueOf(e.number()),
                                                                String.valueOf(Json.time(e.at())),
                                                                e.by(),
                                                                e.action(),
                                                                e.subject(),
                                                                e.why()))
                                                .toList()));
        return OK;
    }
}
