package dev.slipway.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.update.FeedRelease;
import dev.slipway.core.update.ReadyPackage;
import dev.slipway.core.update.UpdateNews;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `slipway update`: looks for a newer Slipway, fetches and checks its package, and says how the
/// package manager installs it. Installs nothing.
@Command(
        name = "update",
        description =
                "Look for a newer Slipway, fetch its package and check it; says how to install it.")
final class UpdateCommand extends BaseCommand {
    @Option(names = "--check", description = "only look, fetch nothing")
    boolean check;

    @Option(
            names = "--daily",
            paramLabel = "on|off",
            description =
                    "`on` lets the window look once a day, `off` not (as it is at first); looks at nothing now")
    @Nullable Daily daily;

    /// The words of `--daily`.
    enum Daily {
        on,
        off
    }

    UpdateCommand(SlipwayCommand root) {
        super(root);
    }

    @Override
    public Integer call() throws InterruptedException {
        if (daily != null) {
            core().updates().daily(daily == Daily.on);
            tell(document(), List.of("the window looks once a day: " + daily));
            return OK;
        }
        switch (core().updates().look()) {
            case UpdateNews.UpToDate(var newest) -> upToDate(newest.map(Object::toString));
            case UpdateNews.Newer(var release, var offered) -> newer(release, offered);
        }
        return OK;
    }

    private void upToDate(Optional<String> newest) {
        var document = document();
        newest.ifPresent(version -> document.put("latest", version));
        tell(document, List.of("slipway " + core().updates().current() + " is up to date"));
    }

    private void newer(FeedRelease release, Optional<FeedRelease.Package> offered)
            throws InterruptedException {
        var document = document().put("latest", release.version().toString()).put("newer", true);
        release.notes().ifPresent(notes -> document.put("notes", notes));
        var lines = new ArrayList<String>();
        lines.add(
                "slipway %s of %s is there, this is %s"
                        .formatted(release.version(), release.date(), core().updates().current()));
        release.notes().ifPresent(notes -> lines.add("what is new: " + notes));
        if (!check) {
            ready(document, lines, fetched(release, offered));
        }
        tell(document, lines);
    }

    private ReadyPackage fetched(FeedRelease release, Optional<FeedRelease.Package> offered)
            throws InterruptedException {
        var wanted =
                offered.orElseThrow(() ->
                        ProblemException.usage(
                                "update.noPackage",
                                "There is no package of "
                                        + release.version()
                                        + " for the way this Slipway was installed.",
                                "Get it from where you have this one from; --check only looks."));
        console().progress("fetching " + wanted.file() + ", " + wanted.size() / 1_000_000 + " MB");
        return core().updates().fetch(release, wanted, _ -> {});
    }

    private void ready(ObjectNode document, List<String> lines, ReadyPackage ready) {
        document.put("file", ready.file().toString())
                .put("sha256", ready.sha256())
                .set("command", Json.words(ready.command()));
        lines.add("its package is here and checked; install it with");
        lines.add("  " + String.join(" ", ready.command()));
        session().audit("update.fetch", "slipway " + ready.version(), ready.sha256());
    }

    private ObjectNode document() {
        return Json.object()
                .put("current", core().updates().current())
                .putNull("latest")
                .put("newer", false)
                .put("daily", core().updates().isDaily());
    }

    private void tell(ObjectNode document, List<String> lines) {
        session().result(() -> document, () -> lines);
    }
}
