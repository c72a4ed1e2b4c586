package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.Notice;
import dev.slipway.core.pipeline.RunDetails;
import dev.slipway.core.pipeline.script.StepCall;
import dev.slipway.core.source.Revision;
import java.util.ArrayList;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// `mail`, `emailext`, `slackSend`…: Slipway sends nothing anywhere; the message is kept with the
/// run and shown to its owner.
final class MessageSteps {
    private static final int MOST = 100;

    private MessageSteps() {}

    static @Nullable Object message(StepMachine machine, StepCall call)
            throws InterruptedException {
        var run = machine.here().run();
        var text = first(call, "body", "message", "content", "text");
        var subject = first(call, "subject");
        var notice =
                new Notice(
                        call.name(),
                        run.masks().apply(first(call, "to", "channel", "recipients")),
                        run.masks()
                                .apply(subject.isEmpty() ? SimpleSteps.firstLine(text) : subject),
                        run.masks().apply(text),
                        run.clock().instant());
        return machine.logged(
                call.name(),
                notice.subject(),
                log -> {
                    log.line("Kept with the run, not sent: " + notice.subject());
                    run.recorder().details(details -> with(details, notice));
                    return null;
                });
    }

    /// `emailextrecipients`: whose commits are new in this run.
    static Object recipients(StepMachine machine, StepCall call) {
        return machine.here().run().changes().commits().stream()
                .map(Revision::author)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static String first(StepCall call, String... keys) {
        return Stream.of(keys)
                .map(key -> Optional.ofNullable(call.named().get(key)))
                .flatMap(Optional::stream)
                .findFirst()
                .or(() ->
                        keys[0].equals("body") && !call.arguments().isEmpty()
                                ? Optional.ofNullable(call.arguments().getFirst())
                                : Optional.empty())
                .map(String::valueOf)
                .orElse("");
    }

    private static RunDetails with(RunDetails details, Notice notice) {
        var notices = new ArrayList<>(details.notices());
        if (notices.size() < MOST) {
            notices.add(notice);
        }
        return details.notices(notices);
    }
}
