package dev.slipway.core.release;

import dev.slipway.core.problem.ProblemException;

/// A release, unique in a home: `r12`.
public record ReleaseId(long number) {

    /// Reads `r12`; anything else is a problem `release.unknown`.
    public static ReleaseId parse(String text) {
        if (!text.matches("r[1-9][0-9]{0,17}")) {
            throw ProblemException.usage(
                    "release.unknown",
                    "There is no release \"" + text + "\".",
                    "Releases are named r1, r2, … or PROJECT@ENV; `slipway status` lists the live ones.");
        }
        return new ReleaseId(Long.parseLong(text.substring(1)));
    }

    @Override
    public String toString() {
        return "r" + number;
    }
}
