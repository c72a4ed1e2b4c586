package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.log.LineFilter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The secrets of a run, so that no line of a log and no sentence shows them: as they are, in
/// base64 (wherever they stand in what was encoded) and URL-encoded; of longer ones each line. Safe
/// from any thread.
final class Masks implements LineFilter {
    private static final String MASK = "****";

    /// Shorter ones would hide half of every text.
    private static final int SHORTEST = 3;

    private volatile List<String> hidden = List.of();

    synchronized void add(String secret) {
        var all = new LinkedHashSet<>(hidden);
        for (var line : secret.split("\r?\n")) {
            var own = line.strip();
            if (own.length() >= SHORTEST && !own.startsWith("-----")) {
                addForms(all, own);
            }
        }
        hidden = all.stream().sorted(Comparator.comparingInt(String::length).reversed()).toList();
    }

    private static void addForms(Set<String> all, String secret) {
        all.add(secret);
        all.add(URLEncoder.encode(secret, StandardCharsets.UTF_8));
        all.add(URLEncoder.encode(secret, StandardCharsets.UTF_8).replace("+", "%20"));
        var bytes = secret.getBytes(StandardCharsets.UTF_8);
        all.add(Base64.getEncoder().encodeToString(bytes));
        for (var shift = 0; shift < 3; shift++) {
            addShifted(all, bytes, shift);
        }
    }

    /// The letters of base64 that are the secret's own, whatever stands before and after it.
    private static void addShifted(Set<String> all, byte[] bytes, int shift) {
        var padded = new byte[bytes.length + shift];
        System.arraycopy(bytes, 0, padded, shift, bytes.length);
        var text = Base64.getEncoder().withoutPadding().encodeToString(padded);
        var from = shift == 0 ? 0 : shift + 1;
        var to = text.length() - (padded.length % 3 == 0 ? 0 : 1);
        if (to - from >= 6) {
            all.add(text.substring(from, to));
            all.add(text.substring(from, to).replace('+', '-').replace('/', '_'));
        }
    }

    @Override
    public boolean isIdle() {
        return hidden.isEmpty();
    }

    @Override
    public String apply(String text) {
        var shown = text;
        for (var secret : hidden) {
            if (shown.contains(secret)) {
                shown = shown.replace(secret, MASK);
            }
        }
        return shown;
    }
}
