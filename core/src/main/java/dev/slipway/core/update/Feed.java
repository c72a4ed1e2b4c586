package dev.slipway.core.update;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.slipway.core.problem.ProblemException;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the feed says, once its signature was found to be right. Format 1; what it does not know is
/// passed over, so that a feed can tell newer versions more.
///
/// @param serial grows with every feed that is published: an older one is never taken for news
/// @param expires after it nobody can say that this is still all there is
public record Feed(long serial, Instant issued, Instant expires, List<FeedRelease> releases) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int FORMAT = 1;
    private static final Pattern FILE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+~-]{0,150}");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final long LARGEST = 1L << 30;

    public Feed {
        releases = List.copyOf(releases);
    }

    /// The newest release; empty if there is none.
    public Optional<FeedRelease> newest() {
        return releases.stream().max(Comparator.comparing(FeedRelease::version));
    }

    /// Problem `update.unreadable`.
    static Feed parse(byte[] content) {
        try {
            var document = JSON.readTree(content);
            if (document.path("format").asInt() != FORMAT) {
                throw unreadable("its format is not " + FORMAT, null);
            }
            return new Feed(
                    positive(document, "serial"),
                    Instant.parse(text(document, "issued")),
                    Instant.parse(text(document, "expires")),
                    releases(document.path("releases")));
        } catch (IOException | DateTimeException e) {
            throw unreadable(String.valueOf(e.getMessage()), e);
        }
    }

    private static List<FeedRelease> releases(JsonNode nodes) {
        var releases = new ArrayList<FeedRelease>();
        for (var node : nodes) {
            var version = ReleaseNumber.parse(text(node, "version"));
            releases.add(
                    new FeedRelease(
                            version.orElseThrow(() -> unreadable("a version is none", null)),
                            LocalDate.parse(text(node, "date")),
                            Optional.of(node.path("notes").asText(""))
                                    .filter(notes -> notes.matches("https?://\\S+")),
                            packages(node.path("packages"))));
        }
        return releases;
    }

    /// Those of a kind that this version knows.
    private static List<FeedRelease.Package> packages(JsonNode nodes) {
        var packages = new ArrayList<FeedRelease.Package>();
        for (var node : nodes) {
            PackageKind.of(text(node, "kind"))
                    .ifPresent(kind ->
                            packages.add(
                                    new FeedRelease.Package(
                                            kind,
                                            text(node, "arch"),
                                            matching(FILE, text(node, "file")),
                                            positive(node, "size"),
                                            matching(SHA256, text(node, "sha256")))));
        }
        return packages;
    }

    private static String text(JsonNode node, String member) {
        var value = node.path(member);
        if (!value.isTextual()) {
            throw unreadable("`" + member + "` is missing", null);
        }
        return value.asText();
    }

    private static String matching(Pattern form, String text) {
        if (!form.matcher(text).matches()) {
            throw unreadable("`" + text + "` is not allowed there", null);
        }
        return text;
    }

    private static long positive(JsonNode node, String member) {
        var value = node.path(member).asLong(-1);
        if (value < 0 || value > LARGEST) {
            throw unreadable("`" + member + "` is no sensible number", null);
        }
        return value;
    }

    private static ProblemException unreadable(String why, @Nullable Exception cause) {
        return ProblemException.outside(
                "update.unreadable",
                "The update feed cannot be read: " + why + ".",
                "Its publisher has to mend it.",
                cause);
    }
}
