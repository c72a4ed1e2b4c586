package dev.slipway.app.release;

import dev.slipway.app.text.Texts;

/// What is compared, in the window's language; `web errors` is the errors of web. Pure.
final class MetricWords {
    private MetricWords() {}

    static String of(Texts texts, String metric) {
        var at = metric.lastIndexOf(' ');
        var words = texts.of("releases.metric." + metric.substring(at + 1));
        return at < 0 ? words : metric.substring(0, at) + " · " + words;
    }
}
