package dev.slipway.app.release;

import dev.slipway.app.shell.Address;
import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.release.ReleaseId;
import java.util.Optional;

/// The addresses of releases, in both directions.
public final class Places {
    private Places() {}

    public static Address releases() {
        return Address.of("releases");
    }

    public static Address of(ReleaseId release) {
        return Address.of("release", release.toString());
    }

    /// Where a new release is prepared; values that are known fill its fields.
    public static Address start() {
        return Address.of("releases", "new");
    }

    static Optional<ReleaseId> releaseOf(Address address) {
        try {
            return address.part(1).map(ReleaseId::parse);
        } catch (ProblemException noId) {
            return Optional.empty();
        }
    }
}
