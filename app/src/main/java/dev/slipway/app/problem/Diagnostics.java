package dev.slipway.app.problem;

import dev.slipway.core.Core;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/// What helps whoever looks into trouble: versions and folders, the end of our own log. Nothing is
/// ever sent; a person reads it and copies it.
public final class Diagnostics {
    private static final int TAIL = 64 * 1024;

    private Diagnostics() {}

    /// Name (`help.fact.NAME`) and value, contacting nothing.
    public static SequencedMap<String, String> facts(Core core) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("version", version());
        facts.put("java", System.getProperty("java.runtime.version", "?"));
        facts.put("javafx", System.getProperty("javafx.runtime.version", "?"));
        facts.put(
                "system",
                System.getProperty("os.name", "?")
                        + " "
                        + System.getProperty("os.version", "")
                        + " "
                        + System.getProperty("os.arch", ""));
        facts.put("home", core.home().folder().toString());
        facts.put("log", logFile(core.home().folder()).toString());
        return facts;
    }

    private static String version() {
        var known = Diagnostics.class.getPackage().getImplementationVersion();
        return known == null ? "from sources" : known;
    }

    public static String words(SequencedMap<String, String> facts) {
        return facts.entrySet().stream()
                .map(fact -> fact.getKey() + ": " + fact.getValue())
                .collect(Collectors.joining("\n"));
    }

    private static Path logFile(Path home) {
        return home.resolve("logs").resolve("slipway.log");
    }

    /// The last 64 KB of Slipway's own log; a word of why where it cannot be read. Blocking, short.
    public static String logTail(Path home) {
        var file = logFile(home);
        try (var channel = Files.newByteChannel(file)) {
            channel.position(Math.max(0, channel.size() - TAIL));
            var bytes = java.nio.ByteBuffer.allocate(TAIL);
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {}
            return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return file + ": " + e.getMessage();
        }
    }
}
