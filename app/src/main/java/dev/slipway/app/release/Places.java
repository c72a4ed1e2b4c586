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

    /// How a release went.
    public static Address report(ReleaseId release) {
        return Address.of("release", release.toString(), "report");
    }

    /// Where a new release is prepared; values that are known fill its fields.
    public static Address start() {
        return Address.of("releases", "new");
    }

    public static boolean isRelease(Address address) {
        return address.parts().getFirst().equals("release");
    }

    /// A release's page with the question whether to roll back; going there does nothing yet.
    public static Address askRollback(Address release) {
        return release.with("ask", "rollback");
    }

    static boolean asksRollback(Address address) {
        return address.query("ask").equals(Optional.of("rollback"));
    }

    static Optional<ReleaseId> releaseOf(Address address) {
        try {
            return address.part(1).map(ReleaseId::parse);
        } catch (ProblemException noId) {
            return Optional.empty();
        }
    }
}
