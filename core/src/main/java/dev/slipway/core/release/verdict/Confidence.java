package dev.slipway.core.release.verdict;

/// How rarely a verdict may be wrong over the whole of a release, looks counted in.
///
/// @param alpha share of releases that are called REGRESSED though they are not · beta share that
///   are called SAFE though they are not
public record Confidence(double alpha, double beta) {
    public static final Confidence DEFAULT = new Confidence(0.01, 0.05);

    /// Several gating metrics share what may go wrong by REGRESSED. SAFE needs all of them, so that
    /// beta stays.
    public Confidence over(int metrics) {
        return new Confidence(alpha / Math.max(1, metrics), beta);
    }
}
