package dev.slipway.core.pipeline.script;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/// What `text =~ pattern` gives.
final class Match {
    private final Matcher matcher;

    Match(Matcher matcher) {
        this.matcher = matcher;
    }

    boolean find() {
        return matcher.find();
    }

    boolean matches() {
        return matcher.matches();
    }

    /// As a condition, also again and again.
    boolean isFound() {
        return matcher.find();
    }

    /// All hits from the beginning.
    List<@Nullable Object> all() {
        List<@Nullable Object> hits = new ArrayList<>();
        matcher.reset();
        while (matcher.find()) {
            hits.add(groups());
        }
        matcher.reset();
        return hits;
    }

    int start() {
        return matcher.start();
    }

    int end() {
        return matcher.end();
    }

    Match reset() {
        matcher.reset();
        return this;
    }

    String replaceAll(String with) {
        return matcher.replaceAll(with);
    }

    @Nullable String group(String name) {
        return matcher.group(name);
    }

    @Nullable String group(int number) {
        return number <= matcher.groupCount() ? matcher.group(number) : null;
    }

    int groupCount() {
        return matcher.groupCount();
    }

    /// `match[i]`: the i-th hit; with its groups if the pattern has some. Null if there is none.
    @Nullable Object hit(int index) {
        matcher.reset();
        for (var i = 0; i <= index; i++) {
            if (!matcher.find()) {
                throw Types.failure("IndexOutOfBoundsException", "there is no match " + index);
            }
        }
        return groups();
    }

    private Object groups() {
        if (matcher.groupCount() == 0) {
            return matcher.group();
        }
        List<@Nullable Object> groups = new ArrayList<>();
        for (var i = 0; i <= matcher.groupCount(); i++) {
            groups.add(matcher.group(i));
        }
        return groups;
    }

    @Override
    public String toString() {
        return "match of " + matcher.pattern();
    }
}
