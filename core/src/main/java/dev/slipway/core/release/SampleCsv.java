package dev.slipway.core.release;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// The raw rows behind every verdict and share, one per interval and version.
final class SampleCsv {
    private static final String HEADER =
            "at,tookMs,service,variant,askedPercent,requests,errors,probes,dropped,timed,p50Ms,p95Ms,p99Ms";

    private SampleCsv() {}

    static List<String> of(Release release, List<Sample> samples) {
        return Stream.concat(
                        Stream.of(HEADER), samples.stream().map(sample -> row(release, sample)))
                .toList();
    }

    private static String row(Release release, Sample sample) {
        return String.join(
                ",",
                sample.at().toString(),
                Long.toString(sample.took().toMillis()),
                sample.service(),
                release.name(sample.side()),
                String.format(Locale.ROOT, "%.2f", sample.asked().percent()),
                Long.toString(sample.requests()),
                Long.toString(sample.errors()),
                Long.toString(sample.probes()),
                Long.toString(sample.dropped()),
                Long.toString(sample.latency().total()),
                quantile(sample, 0.50),
                quantile(sample, 0.95),
                quantile(sample, 0.99));
    }

    private static String quantile(Sample sample, double share) {
        var value = sample.latency().quantileMillis(share);
        return value.isPresent() ? String.format(Locale.ROOT, "%.3f", value.getAsDouble()) : "";
    }
}
