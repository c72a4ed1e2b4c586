package dev.slipway.core.pipeline.jenkinsfile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.core.pipeline.Finding;
import dev.slipway.core.pipeline.Position;
import dev.slipway.core.pipeline.Substitutes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/// Reads a Jenkinsfile: its pipeline, as far as there is one, and all findings at once. Nothing of
/// the file is run, resolved or loaded. Bounded in size, depth and time, whatever the file is. Safe
/// from any thread; waits for a thread of its own that has the stack for it.
public final class JenkinsfileParser {
    /// Longer files are refused unread.
    public static final int LONGEST = 1024 * 1024;

    private static final Duration LONGEST_READ = Duration.ofSeconds(3);
    private static final long STACK = 256L * 1024 * 1024;

    /// @param file the name to show in findings
    public Parsed parse(String file, String text) {
        return parse(file, text, Substitutes.NONE);
    }

    /// @param chosen steps that need not be supported, as the project does something else for them
    public Parsed parse(String file, String text, Substitutes chosen) {
        var findings = new Findings(file);
        var pipeline = read(text, findings, reader -> reader.read(file, chosen));
        return new Parsed(pipeline, findings.sorted());
    }

    /// The pipeline in the shape of Jenkins' own pipeline JSON, `{"pipeline": {…}}`.
    ///
    /// @param pipeline empty if there is none or it has a mistake; that Slipway does not support
    ///   something is no mistake
    public record Converted(Optional<ObjectNode> pipeline, List<Finding> findings) {}

    public Converted convert(String file, String text, Substitutes chosen) {
        var findings = new Findings(file);
        var json =
                read(
                        text,
                        findings,
                        reader -> {
                            reader.read(file, chosen);
                            return findings.hasMistakes() ? Optional.empty() : reader.json();
                        });
        return new Converted(json, findings.sorted());
    }

    private interface Reading<T> {
        Optional<T> from(FileReader reader) throws SyntaxTree.Broken;
    }

    private static <T> Optional<T> read(String text, Findings findings, Reading<T> reading) {
        if (text.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            refuse(findings, "it is longer than 1 MiB");
            return Optional.empty();
        }
        return onOwnStack(() -> watched(withoutMark(text), findings, reading), findings);
    }

    private static <T> Optional<T> watched(String text, Findings findings, Reading<T> reading) {
        try {
            return reading.from(new FileReader(text, findings, new Watch(LONGEST_READ.toNanos())));
        } catch (SyntaxTree.Broken e) {
            for (var error : e.errors()) {
                findings.error(
                        error.position(),
                        "pipeline.syntax",
                        error.message().isBlank()
                                ? "This is not Groovy"
                                : "This is not Groovy: " + error.message(),
                        "");
            }
            return Optional.empty();
        }
    }

    /// Reads a script file, such as one of a shared library: nothing but syntax and classes is
    /// looked at.
    public ScriptFile script(String file, String text) {
        var findings = new Findings(file);
        if (text.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            refuse(findings, "it is longer than 1 MiB");
            return new ScriptFile(List.of(), findings.sorted());
        }
        var body =
                onOwnStack(
                        () -> watched(withoutMark(text), findings, reader -> reader.script(file)),
                        findings);
        return new ScriptFile(body.orElse(List.of()), findings.sorted());
    }

    /// A byte order mark is no part of the text.
    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static void refuse(Findings findings, String why) {
        findings.error(
                Position.START,
                "pipeline.tooBig",
                "This file is not read: " + why,
                "A Jenkinsfile of ordinary size and nesting is read at once; shorten it.");
    }

    private static <T> Optional<T> onOwnStack(Supplier<Optional<T>> work, Findings findings) {
        var result = new CompletableFuture<Optional<T>>();
        var thread =
                new Thread(
                        null,
                        () -> {
                            try {
                                result.complete(work.get());
                            } catch (RuntimeException | Error e) {
                                result.completeExceptionally(e);
                            }
                        },
                        "jenkinsfile-parser",
                        STACK);
        thread.setDaemon(true);
        thread.start();
        try {
            return result.get();
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
            refuse(findings, "reading it was interrupted");
        } catch (ExecutionException e) {
            refuse(findings, why(e.getCause()));
        }
        return Optional.empty();
    }

    private static String why(@org.jspecify.annotations.Nullable Throwable cause) {
        return switch (cause) {
            case Watch.GaveUp gaveUp -> String.valueOf(gaveUp.getMessage());
            case StackOverflowError _ -> "it is nested too deep";
            case null, default ->
                    "Groovy's parser failed on it"
                            + (cause == null ? "" : " (" + cause.getClass().getSimpleName() + ")");
        };
    }
}
