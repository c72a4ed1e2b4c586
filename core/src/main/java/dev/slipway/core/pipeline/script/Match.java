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
                return null;
            }
        }
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
