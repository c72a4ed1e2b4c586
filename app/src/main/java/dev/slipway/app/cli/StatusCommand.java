package dev.slipway.app.cli;

import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.release.DriftItem;
import dev.slipway.core.release.ReleaseId;
import dev.slipway.core.release.ReleaseStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `slipway status`: one release, or the live ones.
@Command(name = "status", description = "Show a release, or all live ones.")
final class StatusCommand extends BaseCommand {
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    @Parameters(paramLabel = "RELEASE", arity = "0..1", description = "rN or PROJECT@ENV")
    @Nullable String release;

    @Option(names = "--live", description = "ask router and engine now, not only the store")
    boolean live;

    @Option(names = "--watch", description = "go on with each change until it settles")
    boolean watch;

    StatusCommand(SlipwayCommand root) {
        super(root);
    }

    @Override
    public Integer call() throws InterruptedException {
        if (release == null) {
            return listLive();
        }
        var id = core().releases().resolve(release);
        return watch ? watch(id) : once(id);
    }

    private int listLive() {
        var items = core().releases().live();
        session()
                .result(
                        () -> Json.items(items, ReleaseJson::status),
                        () -> items.stream().map(ReleaseText::line).toList());
        return OK;
    }

    private int once(ReleaseId id) {
        var releases = core().releases();
        var status = live ? releases.observe(id) : releases.status(id);
        var drift = live ? drift(status) : List.<DriftItem>of();
        session()
                .result(
                        () -> {
                            var document = ReleaseJson.status(status);
                            if (live) {
                                document.set("drift", Json.array(drift, DriftCommand::json));
                            }
                            return document;
                        },
                        () ->
                                Stream.concat(
                                                ReleaseText.status(status).stream(),
                                                drift.stream().map(i -> "  drift: " + i.text()))
                                        .toList());
        return OK;
    }

    /// What differs from what was released, if it is this release that stands there for good.
    private List<DriftItem> drift(ReleaseStatus status) {
        var releases = core().releases();
        var target = releases.history(status.project(), Optional.of(status.environment()));
        if (status.isLive() || !target.getFirst().id().equals(status.id())) {
            return List.of();
        }
        try {
            return releases.drift(status.project(), status.environment());
        } catch (ProblemException e) {
            if (e.code().equals("release.nothingDeployed") || e.code().equals("release.busy")) {
                return List.of();
            }
            throw e;
        }
    }

    private int watch(ReleaseId id) throws InterruptedException {
        var releases = core().releases();
        var status = releases.status(id);
        print(status);
        while (status.isLive()) {
            var before = status;
            status = releases.await(id, now -> !now.equals(before), LOOK_AGAIN);
            if (!status.equals(before)) {
                print(status);
            }
        }
        return OK;
    }

    private void print(ReleaseStatus status) {
        if (session().json()) {
            console().jsonLine(ReleaseJson.status(status));
        } else {
            console().line(ReleaseText.line(status));
        }
    }
}
