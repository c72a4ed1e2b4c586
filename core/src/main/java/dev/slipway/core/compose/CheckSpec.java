package dev.slipway.core.compose;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A check of one's own, as written: what is measured, how often, and how much of it may go wrong.
///
/// @param count measurements that have to come out one way or the other · interval between two
/// @param failureLimit, inconclusiveLimit how many of them may · errorLimit how many in a row may
///   not be measured at all before a person is asked
/// @param timeout of one measurement · dryRun it is shown and decides nothing
public record CheckSpec(
        String name,
        Kind kind,
        Duration interval,
        int count,
        int failureLimit,
        int inconclusiveLimit,
        int errorLimit,
        Duration timeout,
        boolean dryRun) {

    /// What is measured.
    public sealed interface Kind {}

    /// Requests of our own to the candidate through the route that users take; they are never
    /// counted as users'.
    ///
    /// @param path that is asked for · status that is right · contains what the answer has in it
    /// @param requests of one measurement · perSecond at most · failures how many of them may
    public record Http(
            String path,
            int status,
            Optional<String> contains,
            int requests,
            int perSecond,
            int failures)
            implements Kind {}

    /// A container in the application's network: 0 is success, 3 inconclusive, all else failure.
    ///
    /// @param image empty: the candidate's own
    public record Command(Optional<String> image, List<String> words) implements Kind {
        public Command {
            words = List.copyOf(words);
        }
    }

    /// Somebody else says: 2xx is success unless its `result` says otherwise, 4xx failure.
    public record Webhook(String url) implements Kind {}
}
