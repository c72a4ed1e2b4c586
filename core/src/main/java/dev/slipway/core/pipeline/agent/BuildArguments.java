package dev.slipway.core.pipeline.agent;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What `additionalBuildArgs` of a dockerfile agent may say.
///
/// @param refused what is not supported, as written
public record BuildArguments(
        Map<String, String> buildArgs,
        @Nullable String target,
        boolean noCache,
        List<String> refused) {

    public static BuildArguments of(String line) {
        var words = new ArrayDeque<>(ShellWords.of(line));
        var buildArgs = new LinkedHashMap<String, String>();
        var refused = new ArrayList<String>();
        String target = null;
        var noCache = false;
        while (!words.isEmpty()) {
            var word = words.removeFirst();
            var equals = word.startsWith("--") ? word.indexOf('=') : -1;
            var name = equals < 0 ? word : word.substring(0, equals);
            switch (name) {
                case "--no-cache" -> noCache = true;
                case "--pull", "-q", "--quiet" -> {}
                case "--build-arg", "--target" -> {
                    var value = equals < 0 ? words.pollFirst() : word.substring(equals + 1);
                    if (value == null) {
                        refused.add(word);
                    } else if (name.equals("--target")) {
                        target = value;
                    } else {
                        var pair = value.split("=", 2);
                        buildArgs.put(pair[0], pair.length == 2 ? pair[1] : "");
                    }
                }
                default -> refused.add(word);
            }
        }
        return new BuildArguments(Map.copyOf(buildArgs), target, noCache, List.copyOf(refused));
    }
}
