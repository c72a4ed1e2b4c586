package dev.slipway.core.image;

import dev.slipway.core.engine.ImageId;
import dev.slipway.core.engine.Images;
import dev.slipway.core.pipeline.RunScope;
import dev.slipway.core.pipeline.Status;
import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.time.Timer;
import java.time.Duration;

/// Sends an image to a registry, trying again while the registry cannot be reached. A refusal is
/// final.
final class Pusher {
    private static final int TRIES = 3;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);

    private final Images images;
    private final Timer timer;

    Pusher(Images images, Timer timer) {
        this.images = images;
        this.timer = timer;
    }

    /// The digest in the registry.
    String push(ImageId image, Tag tag, RunScope scope) throws InterruptedException {
        var step = scope.step("push", tag.toString());
        var status = Status.FAILURE;
        try {
            images.tag(image, tag.toString());
            var digest = pushPatiently(tag.toString(), step);
            step.line("digest: " + digest);
            status = Status.SUCCESS;
            return digest;
        } catch (ProblemException problem) {
            step.line(problem.summary());
            step.line(problem.hint());
            throw problem;
        } catch (InterruptedException e) {
            status = Status.ABORTED;
            throw e;
        } finally {
            step.end(status, false);
        }
    }

    private String pushPatiently(String tag, RunScope.StepSink step) throws InterruptedException {
        var pause = FIRST_PAUSE;
        for (var attempt = 1; ; attempt++) {
            try {
                return images.push(tag, null, step::line);
            } catch (ProblemException problem) {
                var mayPass = problem.code().equals("registry.unreachable");
                if (!mayPass || attempt == TRIES) {
                    throw problem;
                }
                step.line(problem.summary() + " Trying again in " + pause.toSeconds() + " s.");
                timer.pause(pause);
                pause = pause.multipliedBy(4);
            }
        }
    }
}
