package dev.slipway.core.release;

import java.util.HashSet;
import java.util.Set;

/// The other releases of a release's target.
record Neighbours(ReleaseStore store) {
    /// True if the release it took over from has stepped aside, and what was kept has gone.
    boolean isFree(Release release) {
        return release.after()
                .flatMap(store::find)
                .map(before ->
                        before.phase() == Phase.Healthy
                                ? store.unfinished().stream()
                                        .noneMatch(s -> isEarlier(s.release(), release))
                                : before.phase().isSettled())
                .orElse(true);
    }

    /// True if both are of one target, the first one before the other.
    static boolean isEarlier(Release first, Release other) {
        return first.project().equals(other.project())
                && first.environment().equals(other.environment())
                && first.id().number() < other.id().number();
    }

    /// Generations that a later release has taken up: they are no longer this one's to remove.
    Set<String> claimed(Release release) {
        var claimed = new HashSet<String>();
        store.deployed(release.project(), release.environment())
                .ifPresent(now ->
                        now.services()
                                .forEach((service, generation) ->
                                        claimed.add(service + "-" + generation.hash())));
        store.unfinished().stream()
                .map(ReleaseState::release)
                .filter(other -> other.id().number() > release.id().number())
                .filter(other -> other.project().equals(release.project()))
                .filter(other -> other.environment().equals(release.environment()))
                .flatMap(other -> other.parts().stream())
                .forEach(part ->
                        part.tried().stream()
                                .flatMap(side -> part.of(side).stream())
                                .forEach(g -> claimed.add(part.service() + "-" + g.hash())));
        return claimed;
    }
}
