package dev.slipway.core.image;

import dev.slipway.core.engine.Images;
import dev.slipway.core.engine.Images.Image;
import dev.slipway.core.engine.Labels;
import dev.slipway.core.pipeline.RunScope;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// Finds an image that the Jenkinsfile itself has built, so that it is used instead of building
/// another one.
///
/// The rule: it is not one of Slipway's; its repository's last part is the service, PROJECT-SERVICE
/// or PROJECT_SERVICE (or the project itself where only one image is wanted); and it is of this
/// run: its label `org.opencontainers.image.revision` is the commit, or its tag is or ends with the
/// commit's hash (7 digits or more), or its tag is the run's number and it was made since the run
/// began. If several fit, the newest counts.
final class OwnImages {
    static final String REVISION = "org.opencontainers.image.revision";
    private static final int SHORTEST_HASH = 7;

    private final RunScope scope;
    private final List<Image> candidates;

    OwnImages(RunScope scope, Images images) {
        this.scope = scope;
        this.candidates =
                images.list().stream()
                        .filter(image -> !image.labels().containsKey(Labels.HOME))
                        .toList();
    }

    /// An image and the tag by which it was known.
    record Found(Image image, String tag) {}

    /// @param isOnly true if the project wants this one image
    Optional<Found> find(String service, boolean isOnly) {
        var project = scope.project().name().value();
        var names =
                new HashSet<>(List.of(service, project + "-" + service, project + "_" + service));
        if (isOnly) {
            names.add(project);
        }
        Found newest = null;
        for (var image : candidates) {
            for (var tag : image.tags()) {
                var fits = names.contains(lastPart(tag)) && isOfThisRun(image, version(tag));
                if (fits
                        && (newest == null
                                || image.createdAt().isAfter(newest.image.createdAt()))) {
                    newest = new Found(image, tag);
                }
            }
        }
        return Optional.ofNullable(newest);
    }

    private boolean isOfThisRun(Image image, String version) {
        var hash = scope.revision().hash();
        if (hash.equals(image.labels().get(REVISION)) || namesHash(version, hash)) {
            return true;
        }
        return version.equals("" + scope.id().number()) && !image.createdAt().isBefore(begin());
    }

    private static boolean namesHash(String version, String hash) {
        var end = version.substring(version.lastIndexOf('-') + 1);
        return end.length() >= SHORTEST_HASH && hash.startsWith(end);
    }

    /// The engine's clock may be a little behind this machine's.
    private Instant begin() {
        return scope.startedAt().minusSeconds(5);
    }

    private static String lastPart(String tag) {
        var repository = tag.substring(0, colon(tag));
        return repository.substring(repository.lastIndexOf('/') + 1);
    }

    private static String version(String tag) {
        return colon(tag) == tag.length() ? "latest" : tag.substring(colon(tag) + 1);
    }

    private static int colon(String tag) {
        var colon = tag.lastIndexOf(':');
        return colon > tag.lastIndexOf('/') ? colon : tag.length();
    }
}
