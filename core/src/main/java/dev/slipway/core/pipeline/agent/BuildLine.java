package dev.slipway.core.pipeline.agent;

import java.util.ArrayList;
import java.util.List;

/// What `docker.build('name', '-f x/Dockerfile --build-arg A=1 folder')` says after the name.
///
/// @param dockerfile relative to the workspace, empty for the context's own
/// @param context folder of the workspace
public record BuildLine(String dockerfile, String context, BuildArguments arguments) {

    public static BuildLine of(String line) {
        var rest = new ArrayList<String>();
        var dockerfile = "";
        var context = ".";
        var words = ShellWords.of(line);
        for (var i = 0; i < words.size(); i++) {
            var word = words.get(i);
            var next = i + 1 < words.size() ? words.get(i + 1) : "";
            if (word.equals("-f") || word.equals("--file")) {
                dockerfile = next;
                i++;
            } else if (word.startsWith("--file=")) {
                dockerfile = word.substring("--file=".length());
            } else if (List.of("--build-arg", "--target").contains(word)) {
                rest.add(word);
                rest.add(next);
                i++;
            } else if (word.startsWith("-")) {
                rest.add(word);
            } else {
                context = word;
            }
        }
        return new BuildLine(dockerfile, context, BuildArguments.of(quoted(rest)));
    }

    private static String quoted(List<String> words) {
        return String.join(
                " ", words.stream().map(it -> "'" + it.replace("'", "'\\''") + "'").toList());
    }
}
