package dev.slipway.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.core.pipeline.PipelineEvent;
import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.source.watch.WatchEvent;
import dev.slipway.core.time.Signal;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `slipway watch`: in the foreground, until it is interrupted, starts the runs of new commits and
/// of times. What happens is told as JSON Lines.
@Command(
        name = "watch",
        description = "Run what is new on watched branches, until interrupted; JSON Lines.")
final class WatchCommand extends BaseCommand {
    private static final Duration LONG = Duration.ofDays(1);

    @Option(
            names = "--webhook",
            paramLabel = "[ADDRESS:]PORT",
            description =
                    "listen for webhooks at http://ADDRESS:PORT/hook/PROJECT (ADDRESS: 127.0.0.1)")
    @Nullable String webhook;

    WatchCommand(SlipwayCommand root) {
        super(root);
    }

    @Override
    public Integer call() throws InterruptedException {
        var _ = core().events().on(WatchEvent.class, event -> tell(json(event)));
        var _ = core().events().on(PipelineEvent.RunChanged.class, event -> tell(json(event)));
        if (!core().watch()) {
            throw ProblemException.usage(
                    "watch.busy",
                    "Another process of this home is watching.",
                    "It is the window or another `slipway watch`; one is enough.");
        }
        tell(
                Json.object()
                        .put("event", "watching")
                        .put("at", Json.time(Clock.systemUTC().instant())));
        listen();
        for (; ; ) {
            session().timer().await(new Signal(), LONG);
        }
    }

    private void listen() {
        if (webhook == null) {
            return;
        }
        var colon = webhook.lastIndexOf(':');
        var port = webhook.substring(colon + 1);
        if (!port.matches("\\d{1,5}") || Integer.parseInt(port) > 65535) {
            throw ProblemException.usage(
                    "webhook.address",
                    "\"" + webhook + "\" is no address to listen on.",
                    "Give PORT or ADDRESS:PORT, for example --webhook 8099.");
        }
        var address =
                colon < 0 ? "127.0.0.1" : webhook.substring(0, colon).replaceAll("[\\[\\]]", "");
        var at = core().webhooks().start(address, Integer.parseInt(port));
        tell(
                Json.object()
                        .put("event", "listening")
                        .put("address", at.getAddress().getHostAddress())
                        .put("port", at.getPort()));
    }

    private void tell(ObjectNode event) {
        console().jsonLine(event);
    }

    private static ObjectNode json(WatchEvent event) {
        var node = Json.object();
        switch (event) {
            case WatchEvent.Began began ->
                    node.put("event", "began").put("branches", began.branches());
            case WatchEvent.CommitFound found ->
                    node.put("event", "commit")
                            .put("branch", found.branch())
                            .put("commit", found.hash())
                            .put(
                                    "trigger",
                                    switch (found.cause()) {
                                        case POLL -> "poll";
                                        case LOCAL_COMMIT -> "localCommit";
                                        case WEBHOOK -> "webhook";
                                    });
            case WatchEvent.LookFailed failed ->
                    node.put("event", "problem")
                            .put("code", failed.problem().code())
                            .put("summary", failed.problem().summary())
                            .put("hint", failed.problem().hint());
        }
        return node.put("project", event.project().value()).put("at", Json.time(event.at()));
    }

    private static ObjectNode json(PipelineEvent.RunChanged event) {
        return Json.object()
                .put("event", "run")
                .put("run", event.run().toString())
                .put("status", event.status().word())
                .put("at", Json.time(event.at()));
    }
}
