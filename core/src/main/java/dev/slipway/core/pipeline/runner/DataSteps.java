package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.data.Csv;
import dev.slipway.core.pipeline.data.PlainYaml;
import dev.slipway.core.pipeline.script.Json;
import dev.slipway.core.pipeline.script.StepCall;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// Steps that read and write data: JSON, YAML, properties, CSV. They give plain values only.
final class DataSteps {
    static final Map<String, StepAction> ALL =
            Map.of(
                    "readJSON", DataSteps::readJson,
                    "writeJSON", DataSteps::writeJson,
                    "readYaml", DataSteps::readYaml,
                    "writeYaml", DataSteps::writeYaml,
                    "readProperties", DataSteps::readProperties,
                    "readCSV", DataSteps::readCsv,
                    "readMavenPom", DataSteps::readMavenPom);

    private DataSteps() {}

    /// What a step reads: its `text`, else its file in the workspace.
    private static String input(StepMachine machine, StepCall call) throws InterruptedException {
        var text = call.named().get("text");
        return text == null
                ? FileSteps.text(machine, call.name(), Arguments.text(call, "file"))
                : String.valueOf(text);
    }

    private static String label(StepCall call) {
        return call.named().containsKey("text") ? "text" : String.valueOf(call.argument("file"));
    }

    private static @Nullable Object readJson(StepMachine machine, StepCall call)
            throws InterruptedException {
        return machine.logged(
                "readJSON", label(call), log -> Json.read(input(machine, call), call.position()));
    }

    private static @Nullable Object writeJson(StepMachine machine, StepCall call)
            throws InterruptedException {
        var pretty = call.named().get("pretty");
        var text =
                Json.write(
                        call.named().get("json"), pretty instanceof Number n && n.intValue() > 0);
        return written(machine, call, text, "returnText");
    }

    private static @Nullable Object written(
            StepMachine machine, StepCall call, String text, String returning)
            throws InterruptedException {
        if (Arguments.flag(call, returning)) {
            return text;
        }
        var file = Arguments.text(call, "file");
        return machine.logged(
                call.name(),
                file,
                log -> {
                    FileSteps.write(
                            machine, call.name(), file, text.getBytes(StandardCharsets.UTF_8));
                    return null;
                });
    }

    private static @Nullable Object readYaml(StepMachine machine, StepCall call)
            throws InterruptedException {
        return machine.logged(
                "readYaml",
                label(call),
                log -> {
                    var all = documents(input(machine, call));
                    return all.size() == 1 ? all.getFirst() : all.isEmpty() ? null : all;
                });
    }

    private static List<@Nullable Object> documents(String text) {
        try {
            return PlainYaml.documents(text);
        } catch (IllegalArgumentException e) {
            throw StepFailure.failure("not YAML: " + e.getMessage());
        }
    }

    private static @Nullable Object writeYaml(StepMachine machine, StepCall call)
            throws InterruptedException {
        var many = call.named().get("datas");
        var text =
                PlainYaml.write(
                        many instanceof List<?> list
                                ? list
                                : List.of(plain(call.named().get("data"))));
        return written(machine, call, text, "returnText");
    }

    private static Object plain(@Nullable Object data) {
        return data == null ? "" : data;
    }

    private static @Nullable Object readProperties(StepMachine machine, StepCall call)
            throws InterruptedException {
        return machine.logged(
                "readProperties",
                label(call),
                log -> {
                    var values = new LinkedHashMap<String, @Nullable Object>();
                    if (call.named().get("defaults") instanceof Map<?, ?> defaults) {
                        defaults.forEach((key, value) -> values.put(String.valueOf(key), value));
                    }
                    values.putAll(properties(input(machine, call)));
                    return values;
                });
    }

    private static Map<String, String> properties(String text) {
        // Properties keeps no order of its own; a script's loop should see the file's.
        var ordered = new LinkedHashMap<String, String>();
        var reader =
                new Properties() {
                    @Override
                    public synchronized @Nullable Object put(Object key, Object value) {
                        ordered.put(String.valueOf(key), String.valueOf(value));
                        return null;
                    }
                };
        try {
            reader.load(new StringReader(text));
        } catch (IOException | IllegalArgumentException e) {
            throw StepFailure.failure("not a properties file: " + e.getMessage());
        }
        return ordered;
    }

    private static @Nullable Object readCsv(StepMachine machine, StepCall call)
            throws InterruptedException {
        return machine.logged("readCSV", label(call), log -> Csv.rows(input(machine, call)));
    }

    private static @Nullable Object readMavenPom(StepMachine machine, StepCall call)
            throws InterruptedException {
        var given = call.argument("file");
        var file = given == null ? "pom.xml" : String.valueOf(given);
        return machine.logged(
                "readMavenPom",
                file,
                log -> MavenPom.of(FileSteps.bytes(machine, "readMavenPom", file)));
    }
}
