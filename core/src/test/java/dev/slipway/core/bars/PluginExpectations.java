package dev.slipway.core.bars;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Reads what the tests of Jenkins' Declarative plugin expect of its valid pipelines, from their
/// source text: result, and lines that the log has, has not, or has in order. Nothing of the plugin
/// is kept here; its folders are arguments of the bar.
final class PluginExpectations {
    private static final String LIST = "((?:\\s*(?:\"(?:[^\"\\\\]|\\\\.)*\"|[A-Z_]{3,})\\s*,?)*)";
    private static final Pattern METHOD =
            Pattern.compile("@Test[^{]*?public void (\\w+)\\(\\)[^{]*\\{");
    private static final Pattern EXPECT =
            Pattern.compile(
                    "expect\\(\\s*(?:Result\\.(\\w+)\\s*,\\s*)?((?:\"[^\"]*\"\\s*,?\\s*)+)\\)");
    private static final Pattern CALL =
            Pattern.compile("\\.(logContainsInOrder|logContains|logNotContains)\\(" + LIST + "\\)");
    private static final Pattern OTHER =
            Pattern.compile("\\.otherResource\\(\"([^\"]+)\", \"([^\"]+)\"\\)");
    private static final Pattern TEXT = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"|([A-Z_]{3,})");
    private static final Pattern PLACE =
            Pattern.compile("env\\(s\\)((?:\\.put\\([^)]*\\)*\\s*)*)\\.set\\(\\)|expect\\(");
    private static final Pattern PUT =
            Pattern.compile(
                    "put\\(\"(\\w+)\",\\s*(?:Result\\.(\\w+)\\.toString\\(\\)|\"([^\"]*)\")");
    private static final Pattern CONSTANT = Pattern.compile("String\\[\\] (\\w+) = \\{([^}]*)\\}");
    private static final Pattern PARENT =
            Pattern.compile("super\\.expect\\((?:result, )?\"(\\w+)\", resource\\)");

    private final Path resources;
    private final List<Expectation> found = new ArrayList<>();

    private PluginExpectations(Path resources) {
        this.resources = resources;
    }

    /// @param file below the resources · env what the test gives its agents · others files beside
    ///   the Jenkinsfile, by their names, from below the resources
    record Expectation(
            String test,
            String file,
            String result,
            List<String> contains,
            List<String> not,
            List<String> order,
            Map<String, String> env,
            Map<String, String> others,
            PluginSetUp.Scene scene) {}

    /// @param tests folder with the sources of the test classes
    static List<Expectation> read(Path resources, Path tests) throws IOException {
        var all = new PluginExpectations(resources);
        try (var files = Files.walk(tests)) {
            for (var file :
                    files.filter(it -> it.toString().endsWith("Test.java")).sorted().toList()) {
                all.file(
                        file.getFileName().toString().replace(".java", ""), Files.readString(file));
            }
        }
        return all.found;
    }

    private void file(String name, String text) {
        var parent = PARENT.matcher(text);
        var folder = parent.find() ? parent.group(1) + "/" : "";
        var constants = new TreeMap<String, List<String>>();
        var constant = CONSTANT.matcher(text);
        while (constant.find()) {
            constants.put(constant.group(1), texts(constant.group(2), Map.of()));
        }
        var methods = METHOD.matcher(text).results().toList();
        var common = methods.isEmpty() ? text : text.substring(0, methods.getFirst().start());
        for (var i = 0; i < methods.size(); i++) {
            var method = methods.get(i);
            var before = text.substring(Math.max(0, method.start() - 200), method.start());
            var above = before.substring(Math.max(before.lastIndexOf('}'), 0));
            if ((above + method.group()).contains("@Ignore")) {
                continue;
            }
            var end = i + 1 < methods.size() ? methods.get(i + 1).start() : text.length();
            method(
                    name + "." + method.group(1),
                    text.substring(method.end(), end),
                    common,
                    folder,
                    constants);
        }
    }

    private void method(
            String test,
            String body,
            String common,
            String folder,
            Map<String, List<String>> constants) {
        var scene = PluginSetUp.of(common, body);
        var env = new LinkedHashMap<String, String>();
        var place = PLACE.matcher(body);
        while (place.find()) {
            if (place.group().startsWith("env")) {
                env.clear();
                PUT.matcher(place.group(1))
                        .results()
                        .forEach(put ->
                                env.put(
                                        put.group(1),
                                        put.group(2) == null
                                                ? put.group(3).translateEscapes()
                                                : put.group(2)));
                continue;
            }
            expectation(test, body.substring(place.start()), folder, constants, env, scene);
        }
    }

    private void expectation(
            String test,
            String text,
            String folder,
            Map<String, List<String>> constants,
            Map<String, String> env,
            PluginSetUp.Scene scene) {
        var expect = EXPECT.matcher(text);
        if (!expect.lookingAt()) {
            return;
        }
        var name = folder + String.join("/", texts(expect.group(2), Map.of())) + ".groovy";
        if (isKeptBack(name) || !Files.exists(resources.resolve(name))) {
            return;
        }
        var until = text.indexOf(".go()", expect.end());
        var chain = text.substring(expect.end(), until < 0 ? expect.end() : until);
        if (OTHER.matcher(chain).results().anyMatch(it -> isKeptBack(it.group(1)))) {
            return;
        }
        var lines = new LinkedHashMap<String, List<String>>();
        CALL.matcher(chain)
                .results()
                .forEach(call ->
                        lines.computeIfAbsent(call.group(1), _ -> new ArrayList<>())
                                .addAll(texts(call.group(2), constants)));
        found.add(
                new Expectation(
                        test,
                        name,
                        expect.group(1) == null ? "SUCCESS" : expect.group(1),
                        lines.getOrDefault("logContains", List.of()),
                        lines.getOrDefault("logNotContains", List.of()),
                        lines.getOrDefault("logContainsInOrder", List.of()),
                        Map.copyOf(env),
                        others(chain),
                        scene));
    }

    /// Files that no measurement opens.
    private static boolean isKeptBack(String file) {
        return file.startsWith("errors/") || file.startsWith("json/");
    }

    private static Map<String, String> others(String chain) {
        var others = new LinkedHashMap<String, String>();
        OTHER.matcher(chain).results().forEach(it -> others.put(it.group(2), it.group(1)));
        return others;
    }

    private static List<String> texts(String list, Map<String, List<String>> constants) {
        var texts = new ArrayList<String>();
        TEXT.matcher(list)
                .results()
                .forEach(text -> {
                    if (text.group(2) == null) {
                        texts.add(text.group(1).translateEscapes());
                    } else {
                        texts.addAll(constants.getOrDefault(text.group(2), List.of()));
                    }
                });
        return texts;
    }
}
