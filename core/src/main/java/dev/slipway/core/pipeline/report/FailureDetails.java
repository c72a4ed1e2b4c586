package dev.slipway.core.pipeline.report;

import dev.slipway.core.pipeline.TestCase;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What can be read out of a failure's words: what was expected and what came, places in sources,
/// attached files. Computed anew each time, from the stored texts alone.
///
/// @param attachments paths that the test named as `[[ATTACHMENT|path]]`
public record FailureDetails(
        Optional<Difference> difference, List<SourceLine> frames, List<String> attachments) {
    private static final Pattern ATTACHMENT =
            Pattern.compile("\\[\\[ATTACHMENT\\|([^\\]\\n]{1,1000})\\]\\]");
    private static final int MOST = 64 * 1024;

    public FailureDetails {
        frames = List.copyOf(frames);
        attachments = List.copyOf(attachments);
    }

    public static FailureDetails of(TestCase test) {
        var message = cut(test.message());
        var details = cut(test.details());
        return new FailureDetails(
                Difference.in(details).or(() -> Difference.in(message)),
                SourceLine.in(details),
                attachments(cut(test.output()) + "\n" + details));
    }

    private static List<String> attachments(String text) {
        return ATTACHMENT.matcher(text).results().map(found -> found.group(1).strip()).toList();
    }

    private static String cut(@Nullable String text) {
        var known = text == null ? "" : text;
        return known.length() <= MOST ? known : known.substring(0, MOST);
    }
}
