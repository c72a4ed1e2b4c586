package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.agent.AgentFiles;
import dev.slipway.core.pipeline.agent.FilePatterns;
import dev.slipway.core.pipeline.script.StepCall;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Steps that read, write and find files. All of it happens in the agent's container as its own
/// user; nothing here touches the desktop's files.
final class FileSteps {
    private static final int MOST_FOUND = 10_000;

    static final Map<String, StepAction> ALL =
            Map.ofEntries(
                    Map.entry("readFile", FileSteps::readFile),
                    Map.entry("writeFile", FileSteps::writeFile),
                    Map.entry("fileExists", FileSteps::fileExists),
                    Map.entry("findFiles", FileSteps::findFiles),
                    Map.entry("touch", FileSteps::touch),
                    Map.entry("pwd", FileSteps::pwd),
                    Map.entry("isUnix", (_, _) -> true),
                    Map.entry("sha1", (machine, call) -> digest(machine, call, "sha1sum")),
                    Map.entry("sha256", (machine, call) -> digest(machine, call, "sha256sum")));

    private FileSteps() {}

    /// The files of a place's agent, seen from the current folder.
    static AgentFiles files(StepMachine machine, String step) throws InterruptedException {
        var here = machine.here();
        var agent = AgentShell.agent(here, step);
        return new AgentFiles(agent, here.absolute(agent.workspace()));
    }

    static byte[] bytes(StepMachine machine, String step, String path) throws InterruptedException {
        try {
            return files(machine, step)
                    .read(path)
                    .orElseThrow(() -> StepFailure.failure("there is no file " + path));
        } catch (AgentFiles.TooLong e) {
            throw StepFailure.failure(path + ": " + e.getMessage());
        }
    }

    static String text(StepMachine machine, String step, String path) throws InterruptedException {
        return new String(bytes(machine, step, path), StandardCharsets.UTF_8);
    }

    static void write(StepMachine machine, String step, String path, byte[] bytes)
            throws InterruptedException {
        if (bytes.length > AgentFiles.LONGEST) {
            throw StepFailure.failure(path + " would be longer than 16 MiB");
        }
        var problem = files(machine, step).write(path, bytes);
        if (problem.isPresent()) {
            throw StepFailure.failure(path + " cannot be written: " + problem.get());
        }
    }

    private static @Nullable Object readFile(StepMachine machine, StepCall call)
            throws InterruptedException {
        var path = Arguments.text(call, "file");
        var encoding = Arguments.named(call, "encoding", "UTF-8");
        return machine.logged(
                "readFile",
                path,
                log -> {
                    var bytes = bytes(machine, "readFile", path);
                    return encoding.equals("Base64")
                            ? Base64.getEncoder().encodeToString(bytes)
                            : new String(bytes, charset(encoding));
                });
    }

    private static @Nullable Object writeFile(StepMachine machine, StepCall call)
            throws InterruptedException {
        var path = Arguments.text(call, "file");
        var text = Arguments.named(call, "text", "");
        var encoding = Arguments.named(call, "encoding", "UTF-8");
        return machine.logged(
                "writeFile",
                path,
                log -> {
                    write(machine, "writeFile", path, encoded(text, encoding));
                    return null;
                });
    }

    private static byte[] encoded(String text, String encoding) {
        if (!encoding.equals("Base64")) {
            return text.getBytes(charset(encoding));
        }
        try {
            return Base64.getMimeDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw StepFailure.failure("the text is not base64");
        }
    }

    private static Charset charset(String name) {
        try {
            return name.isBlank() ? StandardCharsets.UTF_8 : Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw StepFailure.failure("there is no encoding \"" + name + "\"");
        }
    }

    private static @Nullable Object fileExists(StepMachine machine, StepCall call)
            throws InterruptedException {
        var path = Arguments.text(call, "file");
        return machine.logged("fileExists", path, log -> files(machine, "fileExists").exists(path));
    }

    private static @Nullable Object touch(StepMachine machine, StepCall call)
            throws InterruptedException {
        var path = Arguments.text(call, "file");
        return machine.logged(
                "touch",
                path,
                log -> {
                    var said =
                            files(machine, "touch")
                                    .run(
                                            "case $1 in */*) mkdir -p \"${1%/*}\" ;; esac; touch -- \"$1\"",
                                            path);
                    if (said.code() != 0) {
                        throw StepFailure.failure(path + ": " + said.errors().strip());
                    }
                    return null;
                });
    }

    private static @Nullable Object pwd(StepMachine machine, StepCall call)
            throws InterruptedException {
        var here = machine.here();
        var folder = here.absolute(AgentShell.agent(here, "pwd").workspace());
        return Arguments.flag(call, "tmp") ? "/tmp" : folder;
    }

    private static @Nullable Object digest(StepMachine machine, StepCall call, String program)
            throws InterruptedException {
        var path = Arguments.text(call, "file");
        return machine.logged(
                call.name(),
                path,
                log -> {
                    var said = files(machine, call.name()).run(program + " < \"$1\"", path);
                    if (said.code() != 0) {
                        throw StepFailure.failure(path + ": " + said.errors().strip());
                    }
                    return said.text().split("\\s", 2)[0];
                });
    }

    private static @Nullable Object findFiles(StepMachine machine, StepCall call)
            throws InterruptedException {
        var glob = Arguments.named(call, "glob", String.valueOf(call.argument("glob")));
        var wanted = FilePatterns.of(call.argument("glob") == null ? "*" : glob);
        var excluded = FilePatterns.of(Arguments.named(call, "excludes", ""));
        return machine.logged(
                "findFiles",
                glob,
                log -> {
                    var files = files(machine, "findFiles");
                    var paths =
                            files.matching("", wanted).stream()
                                    .filter(path -> !excluded.matches(path))
                                    .toList();
                    if (paths.size() > MOST_FOUND) {
                        throw StepFailure.failure("more than " + MOST_FOUND + " files match");
                    }
                    log.line(paths.size() + " files");
                    return found(files, paths);
                });
    }

    private static List<FoundFile> found(AgentFiles files, List<String> paths)
            throws InterruptedException {
        var all = new ArrayList<FoundFile>();
        for (var from = 0; from < paths.size(); from += 500) {
            var some = paths.subList(from, Math.min(paths.size(), from + 500));
            var lines =
                    files.run("stat -c '%s %Y' -- \"$@\"", some.toArray(String[]::new))
                            .text()
                            .lines()
                            .toList();
            for (var i = 0; i < some.size(); i++) {
                all.add(FoundFile.of(some.get(i), i < lines.size() ? lines.get(i) : "0 0"));
            }
        }
        return all;
    }
}
