package dev.slipway.core.image;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.core.engine.Images.RegistryLogin;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks a `docker-credential-NAME` program. One that is missing, refuses, or does not answer in
/// time has no credentials; what it answers is never logged.
final class CredentialHelper {
    private static final Logger log = LoggerFactory.getLogger(CredentialHelper.class);
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,60}");
    private static final long PATIENCE_SECONDS = 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, String> environment;

    CredentialHelper(Map<String, String> environment) {
        this.environment = environment;
    }

    Optional<RegistryLogin> ask(String name, String registry) {
        if (!NAME.matcher(name).matches()) {
            return Optional.empty();
        }
        var program = find("docker-credential-" + name);
        if (program.isEmpty()) {
            log.warn("The credential helper docker-credential-{} is not on the PATH", name);
            return Optional.empty();
        }
        try {
            return run(program.get(), registry);
        } catch (IOException unusable) {
            log.warn("The credential helper {} failed: {}", name, unusable.getMessage());
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private Optional<Path> find(String program) {
        return Arrays.stream(environment.getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .flatMap(folder ->
                        Arrays.asList(program, program + ".exe").stream()
                                .map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Optional<RegistryLogin> run(Path program, String registry)
            throws IOException, InterruptedException {
        var answer = Files.createTempFile("slipway-credential", "");
        try {
            var process =
                    new ProcessBuilder(program.toString(), "get")
                            .redirectOutput(answer.toFile())
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            try (var in = process.getOutputStream()) {
                in.write(registry.getBytes(StandardCharsets.UTF_8));
            } catch (IOException itDidNotRead) {
                log.debug("The credential helper {} did not read what it was asked", program);
            }
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException("no answer within " + PATIENCE_SECONDS + " s");
            }
            return process.exitValue() == 0 ? parse(answer) : Optional.empty();
        } finally {
            Files.deleteIfExists(answer);
        }
    }

    private static Optional<RegistryLogin> parse(Path answer) throws IOException {
        var json = JSON.readTree(answer.toFile());
        var user = json.path("Username").asText("");
        var secret = json.path("Secret").asText("");
        return user.isEmpty() ? Optional.empty() : Optional.of(new RegistryLogin(user, secret));
    }
}
