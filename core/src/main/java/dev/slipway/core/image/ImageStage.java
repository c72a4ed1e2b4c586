package dev.slipway.core.image;

import dev.slipway.core.engine.Builds;
import dev.slipway.core.engine.Engine;
import dev.slipway.core.engine.ImageId;
import dev.slipway.core.engine.Labels;
import dev.slipway.core.pipeline.BuiltImage;
import dev.slipway.core.pipeline.ClosingStage;
import dev.slipway.core.pipeline.RunScope;
import dev.slipway.core.pipeline.Status;
import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.settings.Home;
import dev.slipway.core.time.Timer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// The stage *Image* at the end of a pipeline that passed: an image for every Compose service that
/// says `build`, or for the Dockerfile at the root. What the Jenkinsfile itself has built is used
/// instead. The context is the workspace as the pipeline left it.
public final class ImageStage implements ClosingStage {
    private static final String SOURCE = "org.opencontainers.image.source";

    private final Supplier<Engine> engine;
    private final Home home;
    private final PushTarget pushTarget;
    private final Timer timer;

    /// @param engine the engine that runs build on, asked anew for each run
    public ImageStage(Supplier<Engine> engine, Home home, PushTarget pushTarget, Timer timer) {
        this.engine = engine;
        this.home = home;
        this.pushTarget = pushTarget;
        this.timer = timer;
    }

    @Override
    public Optional<String> nameFor(RunScope scope) {
        try {
            return BuildPlan.of(scope).items().isEmpty() ? Optional.empty() : Optional.of("Image");
        } catch (ProblemException broken) {
            // The stage itself will say so.
            return Optional.of("Image");
        }
    }

    @Override
    public void run(RunScope scope) {
        try {
            build(scope, BuildPlan.of(scope));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ProblemException.result(
                    "run.aborted", "The image build was cancelled.", "Nothing was kept of it.");
        }
    }

    private void build(RunScope scope, BuildPlan plan) throws InterruptedException {
        var on = engine.get();
        var own = new OwnImages(scope, on.images());
        var isOnly = plan.items().size() == 1;
        for (var item : plan.items()) {
            var found = own.find(item.service(), isOnly);
            if (found.isPresent()) {
                use(scope, on, item, found.get());
            } else {
                build(scope, on, item, isOnly ? "" : item.service() + " ");
            }
        }
    }

    private void use(RunScope scope, Engine on, BuildPlan.Item item, OwnImages.Found found)
            throws InterruptedException {
        var step = scope.step("image", item.service() + " uses " + found.tag());
        step.line("The Jenkinsfile has built " + found.tag() + ": " + found.image().id());
        step.end(Status.SUCCESS, true);
        keep(scope, on, item, found.image().id(), found.tag());
    }

    private void build(RunScope scope, Engine on, BuildPlan.Item item, String prefix)
            throws InterruptedException {
        var tag = Tag.of(scope.id(), item.tagService(), scope.revision()).toString();
        var progress = new VertexLog(scope, prefix);
        try {
            var image = on.builds().build(spec(scope, item, tag), progress);
            keep(scope, on, item, image, tag);
        } finally {
            progress.close();
        }
    }

    private Builds.Spec spec(RunScope scope, BuildPlan.Item item, String tag) {
        return new Builds.Spec(
                context(scope.workspaceCopy(), item.context()),
                item.dockerfile(),
                item.target().orElse(null),
                item.arguments(),
                labels(scope),
                tag,
                false);
    }

    /// A folder of the workspace, also after all links: a repository must not reach this machine.
    private static Path context(Path workspace, String context) {
        try {
            var root = workspace.toRealPath();
            var folder = root.resolve(context).normalize().toRealPath();
            if (folder.startsWith(root)) {
                return folder;
            }
        } catch (IOException missing) {
            throw ProblemException.result(
                    "build.noContext",
                    "The build context " + context + " is not in the workspace.",
                    "Check build.context in the Compose file.");
        }
        throw ProblemException.result(
                "build.contextOutside",
                "The build context " + context + " lies outside the workspace.",
                "Check build.context in the Compose file: it must be a folder of the repository.");
    }

    private Map<String, String> labels(RunScope scope) {
        var owner = "project:" + scope.project().name();
        var labels = new HashMap<>(Labels.of(home.id(), owner, "image"));
        labels.put(OwnImages.REVISION, scope.revision().hash());
        if (!scope.project().isLocal()) {
            // A folder of this machine is nobody else's business.
            labels.put(SOURCE, withoutLogin(scope.project().location()));
        }
        return labels;
    }

    private static String withoutLogin(String url) {
        return url.replaceFirst("://[^/@]*@", "://");
    }

    private void keep(
            RunScope scope, Engine on, BuildPlan.Item item, ImageId image, String localTag)
            throws InterruptedException {
        var prefix = pushTarget.prefix(scope);
        if (prefix.isEmpty()) {
            scope.image(new BuiltImage(item.service(), localTag, image.value(), null, false));
            return;
        }
        var tag = Tag.of(scope.id(), item.tagService(), scope.revision()).in(prefix.get());
        var digest = new Pusher(on.images(), timer).push(image, tag, scope);
        scope.image(new BuiltImage(item.service(), tag.toString(), image.value(), digest, true));
    }
}
