package dev.slipway.core.adapter.docker;

import java.util.Comparator;

/// What is spoken with an engine, and the newest it knows: `1.41`.
///
/// Pinning matters: an unversioned request gets the engine's newest JSON, which changes under us;
/// one older than the engine's floor is refused.
record ApiVersion(String used, String newest) {
    private static final String WANTED = "1.44";
    private static final Comparator<String> ORDER =
            Comparator.<String>comparingInt(version -> part(version, 0))
                    .thenComparingInt(version -> part(version, 1));

    static ApiVersion choose(String oldest, String newest) {
        var used = WANTED;
        if (ORDER.compare(used, newest) > 0) {
            used = newest;
        }
        if (!oldest.isEmpty() && ORDER.compare(used, oldest) < 0) {
            used = oldest;
        }
        return new ApiVersion(used, newest);
    }

    private static int part(String version, int index) {
        var parts = version.split("\\.", 3);
        return parts.length > index && parts[index].matches("\\d{1,6}")
                ? Integer.parseInt(parts[index])
                : 0;
    }
}
