package dev.slipway.core.release;

import dev.slipway.core.release.verdict.EvidencePoint;
import java.util.ArrayList;
import java.util.List;

/// The evidence of an analysis as it grew, thinned so that a long one takes no more room than a
/// short one: from `MOST` moments on every second of the old ones goes. Not safe for several
/// threads.
final class EvidenceCurve {
    static final int MOST = 600;

    private final List<List<EvidencePoint>> moments = new ArrayList<>();

    /// Points of one moment, later than those before.
    void add(List<EvidencePoint> moment) {
        if (moment.isEmpty()) {
            return;
        }
        if (moments.size() >= MOST) {
            thin();
        }
        moments.add(moment);
    }

    private void thin() {
        for (var i = moments.size() - 2; i > 0; i -= 2) {
            moments.remove(i);
        }
    }

    /// Oldest first.
    List<EvidencePoint> points() {
        return moments.stream().flatMap(List::stream).toList();
    }
}
