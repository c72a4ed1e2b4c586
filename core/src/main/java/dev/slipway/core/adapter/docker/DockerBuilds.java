package dev.slipway.core.adapter.docker;

import dev.slipway.core.engine.Builds;
import dev.slipway.core.engine.ImageId;
import dev.slipway.core.engine.Images;
import dev.slipway.core.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Builds by BuildKit, spoken to directly: a tar goes in, a trace of all steps comes out. The
/// classic builder does it where BuildKit can not.
final class DockerBuilds implements Builds {
    private static final int BUILD_KIT = 2;
    private static final int CLASSIC = 1;
    private static final int MOST_BASES = 8;
    private static final Pattern VERSION = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})");

    private final DockerHttp http;
    private final Images images;
    private final Clock clock;
    private final @Nullable String onlyClassicBecause;

    DockerBuilds(DockerHttp http, Images images, Clock clock) {
        this(http, images, clock, null);
    }

    /// @param onlyClassicBecause why the classic builder is to be used, null for BuildKit
    DockerBuilds(DockerHttp http, Images images, Clock clock, @Nullable String onlyClassicBecause) {
        this.http = http;
        this.images = images;
        this.clock = clock;
        this.onlyClassicBecause = onlyClassicBecause;
    }

    private sealed interface Attempt {
        record Built(ImageId image) implements Attempt {}

        record Failed(BuildFailure failure) implements Attempt {}

        /// The engine has no such builder.
        record Refused(String why) implements Attempt {}
    }

    @Override
    public ImageId build(Spec spec, Progress progress) throws InterruptedException {
        checkDockerfile(spec);
        var reason = onlyClassicBecause == null ? reasonForClassic() : onlyClassicBecause;
        if (reason == null) {
            var attempt = withBases(spec, progress, BUILD_KIT);
            if (!(attempt instanceof Attempt.Refused refused)) {
                return imageOf(attempt);
            }
            reason = refused.why();
        }
        progress.fallback(reason);
        return imageOf(withBases(spec, progress, CLASSIC));
    }

    /// A build without a session has no credentials: each base image that it was denied is fetched
    /// with the user's, and the build is tried again.
    private Attempt withBases(Spec spec, Progress progress, int builder)
            throws InterruptedException {
        var fetched = new HashSet<String>();
        var attempt = attempt(spec, progress, builder);
        while (attempt instanceof Attempt.Failed failed
                && fetched.size() < MOST_BASES
                && fetchBase(failed.failure(), fetched)) {
            attempt = attempt(spec, progress, builder);
        }
        return attempt;
    }

    private static void checkDockerfile(Spec spec) {
        var file = spec.context().resolve(spec.dockerfile()).normalize();
        if (!file.startsWith(spec.context().normalize())) {
            throw ProblemException.result(
                    "build.dockerfileOutside",
                    "The Dockerfile " + spec.dockerfile() + " is outside the build's context.",
                    "Move it into the context, or make the context larger.");
        }
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw ProblemException.result(
                    "build.noDockerfile",
                    "There is no " + spec.dockerfile() + " in the build's context.",
                    "Check build.context and build.dockerfile in the Compose file.");
        }
    }

    private @Nullable String reasonForClassic() {
        var info = http.get("/info").orProblem("ask the engine who it is");
        if (info.path("OSType").asText().equals("windows")) {
            return "BuildKit builds no Windows images";
        }
        var containerdStore =
                info.path("DriverStatus").toString().contains("containerd.snapshotter");
        var version = VERSION.matcher(info.path("ServerVersion").asText());
        var isOld =
                version.lookingAt()
                        && Integer.parseInt(version.group(1)) * 10_000
                                        + Integer.parseInt(version.group(2))
                                < 27 * 10_000 + 5;
        return containerdStore && isOld
                ? "BuildKit in engines before 27.5 takes no tar with the containerd image store"
                : null;
    }

    private Attempt attempt(Spec spec, Progress progress, int builder) throws InterruptedException {
        var buildId = UUID.randomUUID().toString();
        try {
            return http.interruptibly(
                    () -> run(new BuildRequest(spec, builder, buildId), progress));
        } catch (InterruptedException e) {
            // Closing the request ends a build too, but only when its step notices.
            http.post("/build/cancel?id=" + buildId, null, DockerHttp.QUICK);
            throw e;
        }
    }

    private Attempt run(BuildRequest request, Progress progress) throws IOException {
        var spec = request.spec();
        var run =
                request.builder() == BUILD_KIT
                        ? new BuildKitRun(progress, clock)
                        : new ClassicRun(progress, clock);
        try (var context = BuildContext.stream(realPath(spec.context()), spec.dockerfile());
                var response = http.execute(request.of(http, context))) {
            if (response.getStatusCode() >= 400) {
                var answer = http.answer(response);
                return isRefusal(answer)
                        ? new Attempt.Refused(answer.message())
                        : new Attempt.Failed(new BuildFailure(answer.message(), null));
            }
            JsonItems.forEach(response.getBody(), run::take);
        }
        var failure = run.end();
        if (failure != null) {
            return new Attempt.Failed(failure);
        }
        var image = run.image();
        return new Attempt.Built(
                image != null ? image : images.find(spec.tag()).orElseThrow().id());
    }

    private static Path realPath(Path context) throws IOException {
        return context.toRealPath();
    }

    private static boolean isRefusal(Answer answer) {
        var words = answer.message().toLowerCase(Locale.ROOT);
        return (answer.status() == 400 || answer.status() == 501)
                && (words.contains("buildkit") || words.contains("builder version"));
    }

    /// True if a base that was not fetched before is there now.
    private boolean fetchBase(BuildFailure failure, Set<String> fetched) {
        var base = failure.missingBase();
        if (base == null || !failure.isDenial() || !fetched.add(base)) {
            return false;
        }
        try {
            images.pull(base, line -> {});
            return true;
        } catch (ProblemException stillNot) {
            return false;
        }
    }

    private static ImageId imageOf(Attempt attempt) {
        return switch (attempt) {
            case Attempt.Built built -> built.image();
            case Attempt.Failed failed -> throw failed.failure().problem();
            case Attempt.Refused refused ->
                    throw DockerProblems.refused("build the image", 400, refused.why());
        };
    }
}
