package dev.slipway.core.pipeline.jenkinsfile;

import dev.slipway.core.pipeline.Pipeline;
import dev.slipway.core.pipeline.Position;
import dev.slipway.core.pipeline.Substitutes;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

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
        if (text.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            refuse(findings, "it is longer than 1 MiB");
            return new Parsed(Optional.empty(), findings.sorted());
        }
        var pipeline = onOwnStack(() -> read(file, withoutMark(text), chosen, findings), findings);
        return new Parsed(pipeline, findings.sorted());
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
                        () -> reading(findings, reader -> reader.script(file), withoutMark(text)),
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

    private static <T> Optional<T> onOwnStack(
            java.util.function.Supplier<Optional<T>> work, Findings findings) {
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

    private static Optional<Pipeline> read(
            String file, String text, Substitutes chosen, Findings findings) {
        return reading(findings, reader -> reader.read(file, chosen), text);
    }

    private interface Reading<T> {
        Optional<T> of(FileReader reader) throws SyntaxTree.Broken;
    }

    private static <T> Optional<T> reading(Findings findings, Reading<T> reading, String text) {
        try {
            return reading.of(new FileReader(text, findings, new Watch(LONGEST_READ.toNanos())));
        } catch (SyntaxTree.Broken e) {
            for (var error : e.errors()) {
                findings.error(
                        error.position(),
                        "pipeline.syntax",
                        "This is not Groovy: " + error.message(),
                        "");
            }
            return Optional.empty();
        }
    }
}
