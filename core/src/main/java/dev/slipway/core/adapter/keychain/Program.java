package dev.slipway.core.adapter.keychain;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Runs a keychain's program: what is secret goes in by standard input, never by an argument that
/// other users can see.
final class Program {
    private Program() {}

    /// @param status of the process; -1 if it could not be run or took too long
    record Answer(int status, String out, String error) {}

    static Answer run(List<String> command, String in, Duration atMost) {
        try {
            var process = new ProcessBuilder(command).start();
            var out = reading(process.getInputStream());
            var error = reading(process.getErrorStream());
            try (var to = process.getOutputStream()) {
                to.write(in.getBytes(StandardCharsets.UTF_8));
            } catch (IOException itWantsNone) {
                // its status says whether that was wrong
            }
            if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                return new Answer(-1, "", "it does not answer");
            }
            return new Answer(process.exitValue(), out.join(), error.join());
        } catch (IOException e) {
            return new Answer(-1, "", String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer(-1, "", "it was interrupted");
        }
    }

    private static CompletableFuture<String> reading(java.io.InputStream stream) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
                    } catch (IOException ended) {
                        return "";
                    }
                },
                task -> Thread.ofVirtual().start(task));
    }
}
