package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.Post;
import dev.slipway.core.pipeline.Status;
import org.jspecify.annotations.Nullable;

/// Which post conditions hold, by how it went now and in the previous run of the branch.
final class PostCheck {
    private PostCheck() {}

    /// @param before null if there was no run before
    static boolean holds(Post.Condition condition, Status now, @Nullable Status before) {
        return switch (condition) {
            case ALWAYS, CLEANUP -> true;
            case CHANGED -> before == null || before != now;
            case FIXED ->
                    now == Status.SUCCESS
                            && (before == Status.FAILURE || before == Status.UNSTABLE);
            case REGRESSION ->
                    before == Status.SUCCESS && now != Status.SUCCESS
                            || before == Status.UNSTABLE && isWorseThanUnstable(now);
            case ABORTED -> now == Status.ABORTED;
            case SUCCESS -> now == Status.SUCCESS;
            case UNSUCCESSFUL -> now != Status.SUCCESS;
            case UNSTABLE -> now == Status.UNSTABLE;
            case FAILURE -> now == Status.FAILURE;
            case NOT_BUILT -> now == Status.NOT_BUILT;
        };
    }

    private static boolean isWorseThanUnstable(Status status) {
        return status == Status.FAILURE || status == Status.ABORTED;
    }
}
