package dev.slipway.app.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.slipway.core.problem.ProblemException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Standard output for results, standard error for progress and errors. Safe from any thread, a
/// line at a time.
public final class Console {
    private static final ObjectMapper PRETTY =
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final ObjectMapper ONE_LINE = new ObjectMapper();

    private final PrintStream out;
    private final PrintStream err;

    public Console(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /// The process's own streams, UTF-8 whatever the locale says.
    public static Console ofProcess() {
        return new Console(utf8(FileDescriptor.out), utf8(FileDescriptor.err));
    }

    private static PrintStream utf8(FileDescriptor stream) {
        return new PrintStream(new FileOutputStream(stream), true, StandardCharsets.UTF_8);
    }

    /// Where a person can be asked.
    static Optional<java.io.Console> terminal() {
        return Optional.ofNullable(System.console()).filter(java.io.Console::isTerminal);
    }

    public void line(String text) {
        out.println(text);
    }

    public void progress(String text) {
        err.println(text);
    }

    /// The one JSON document of a command.
    public void document(JsonNode document) {
        out.println(write(PRETTY, document));
    }

    /// One line of JSON Lines.
    public void jsonLine(JsonNode document) {
        out.println(write(ONE_LINE, document));
    }

    /// One sentence and a hint; as a document too where JSON is wanted.
    public void error(ProblemException problem, boolean json) {
        if (json) {
            document(Json.error(problem));
        }
        progress("slipway: " + problem.summary());
        if (!problem.hint().isEmpty()) {
            progress("  " + problem.hint().replace("\n", "\n  "));
        }
    }

    PrintStream out() {
        return out;
    }

    PrintStream err() {
        return err;
    }

    private static String write(ObjectMapper mapper, JsonNode document) {
        try {
            return mapper.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
