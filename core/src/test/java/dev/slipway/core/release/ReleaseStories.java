package dev.slipway.core.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The committed table of stories, `stories.txt`.
public final class ReleaseStories {
    private ReleaseStories() {}

    /// A row: given a strategy, a place where the release stands and what its candidate is like,
    /// when something happens, then it comes to this. `-` in the table is nothing.
    public record Story(
            String strategy,
            String at,
            String candidate,
            String when,
            Phase phase,
            Optional<Outcome> outcome,
            int weight,
            Optional<Reason> reason) {
        @Override
        public String toString() {
            return "given %s at %s, candidate %s, when %s, then %s %s %s %% %s"
                    .formatted(
                            strategy,
                            at,
                            candidate,
                            when,
                            phase,
                            outcome.map(Enum::name).orElse("-"),
                            weight,
                            reason.map(Enum::name).orElse("-"));
        }
    }

    public static List<Story> all() {
        try (var table = ReleaseStories.class.getResourceAsStream("stories.txt")) {
            var text =
                    new String(
                            Objects.requireNonNull(table).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(line ->
                            story(Arrays.stream(line.split("\\|")).map(String::strip).toList()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Story story(List<String> cells) {
        return new Story(
                cells.get(0),
                cells.get(1),
                cells.get(2),
                cells.get(3),
                Phase.valueOf(cells.get(4)),
                Optional.of(cells.get(5)).filter(c -> !c.equals("-")).map(Outcome::valueOf),
                Integer.parseInt(cells.get(6)),
                Optional.of(cells.get(7)).filter(c -> !c.equals("-")).map(Reason::valueOf));
    }
}
