package dev.slipway.core.release.verdict;

/// The plan for versions that both make no errors at all: so many requests without one show, with
/// the wanted confidence, that the candidate's rate is below a ceiling. Wald 1945, with the
/// alternative "never".
///
/// @param rate 0 to 1, such as 0.01
public record Ceiling(double rate) {
    public static final Ceiling DEFAULT = new Ceiling(0.01);

    public Ceiling {
        if (!(rate > 0 && rate < 1)) {
            throw new IllegalArgumentException("a ceiling lies between 0 and 1");
        }
    }

    /// Requests of the candidate without an error: 59 for 5 %, 299 for 1 %, 2,995 for 0.1 %.
    public long needed(double beta) {
        return (long) Math.ceil(Math.log(beta) / Math.log1p(-rate));
    }

    /// The evidence after so many requests without an error.
    public double evidence(long requests) {
        return Math.exp(Math.min(500, -requests * Math.log1p(-rate)));
    }
}
