package dev.slipway.core.release;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Images that no clean-up may take away: of what runs, of what is on its way, and of every version
/// that one may still roll back to, all their services included. Safe from any thread.
public final class PinnedImages {
    private final ReleaseStore store;

    public PinnedImages(ReleaseStore store) {
        this.store = store;
    }

    /// By image ID, with the releases that hold it, newest first.
    public Map<String, List<ReleaseId>> all() {
        Map<String, List<ReleaseId>> pins = new HashMap<>();
        for (var newest : store.newest()) {
            var target = newest.state().release();
            store
                    .list(
                            Optional.of(target.project()),
                            Optional.of(target.environment()),
                            GoodVersions.LOOKED_AT)
                    .stream()
                    .filter(state -> isHeld(state, newest.state()))
                    .forEach(state -> generations(state).forEach(g -> pin(pins, g, state.id())));
            newest.deployed()
                    .map(Deployed::services)
                    .orElse(Map.of())
                    .values()
                    .forEach(g -> pin(pins, g, g.madeBy()));
        }
        return pins;
    }

    /// Good ones, those that are not over, and the newest, which can be retried.
    private static boolean isHeld(ReleaseState state, ReleaseState newest) {
        return state.phase() == Phase.Healthy
                || state.needsDriver()
                || state.id().equals(newest.id());
    }

    private static Stream<Generation> generations(ReleaseState state) {
        return state.release().parts().stream()
                .flatMap(part -> part.sides().stream().flatMap(side -> part.of(side).stream()));
    }

    private static void pin(Map<String, List<ReleaseId>> pins, Generation held, ReleaseId by) {
        var holders = pins.computeIfAbsent(held.imageId(), _ -> new ArrayList<>());
        if (!holders.contains(by)) {
            holders.add(by);
        }
    }
}
