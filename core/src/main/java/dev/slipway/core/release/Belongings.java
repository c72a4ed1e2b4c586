package dev.slipway.core.release;

import dev.slipway.core.compose.FileSpec;
import dev.slipway.core.compose.SecretMark;
import dev.slipway.core.compose.Service;
import dev.slipway.core.environment.EnvironmentName;
import dev.slipway.core.environment.EnvironmentSecrets;
import dev.slipway.core.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/// What a container is given at the moment it is made: its environment and its files, secrets in
/// place of their marks. Values are held no longer than that.
final class Belongings {
    private static final int SHORTEST_MASKED = 4;

    private final EnvironmentSecrets secrets;
    private final EnvironmentName environment;

    Belongings(EnvironmentSecrets secrets, EnvironmentName environment) {
        this.secrets = secrets;
        this.environment = environment;
    }

    Map<String, String> environment(Service service) {
        var filled = new HashMap<String, String>();
        service.environment().forEach((name, text) -> filled.put(name, filled(text)));
        return filled;
    }

    private String filled(String text) {
        return SecretMark.replace(text, (name, _) -> value(name));
    }

    private String value(String name) {
        return secrets.value(environment, name)
                .orElseThrow(() ->
                        ProblemException.outside(
                                "secret.missing",
                                "The secret " + name + " of " + environment + " is gone.",
                                "Set it again by `slipway secret set "
                                        + name
                                        + " --env "
                                        + environment
                                        + "`.",
                                null));
    }

    /// Its files as a tar stream to be unpacked at `/`.
    InputStream files(Service service) {
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(bytes, "UTF-8")) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            for (var file : service.files()) {
                write(tar, file);
            }
        } catch (IOException e) {
            throw new IllegalStateException("memory takes all", e);
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }

    private void write(TarArchiveOutputStream tar, FileSpec file) throws IOException {
        var content =
                file.isSecret()
                        ? filled(file.content()).getBytes(StandardCharsets.UTF_8)
                        : Base64.getDecoder().decode(file.content());
        var entry = new TarArchiveEntry(file.target().replaceFirst("^/+", ""));
        entry.setSize(content.length);
        entry.setMode(file.mode());
        entry.setUserId(file.owner());
        entry.setGroupId(file.group());
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    /// A text that a container left behind with the environment's secrets made unreadable: as they
    /// are, line by line, and as base64 or a URL spells them.
    String masked(String text) {
        return mask().apply(text);
    }

    /// The same for many texts, with the secrets as they are now. Problem `secret.locked`.
    UnaryOperator<String> mask() {
        var secretTexts = spellings();
        return text -> {
            var masked = text;
            for (var secret : secretTexts) {
                masked = masked.replace(secret, "****");
            }
            return masked;
        };
    }

    /// The longest first, so that no part of one is left over from another.
    private List<String> spellings() {
        return secrets.names(environment).stream()
                .flatMap(name -> secrets.value(environment, name).stream())
                .flatMap(value ->
                        Stream.concat(spelled(value.strip()), value.lines().map(String::strip)))
                .filter(spelling -> spelling.length() >= SHORTEST_MASKED)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    private static Stream<String> spelled(String value) {
        var bytes = value.getBytes(StandardCharsets.UTF_8);
        return Stream.of(
                value,
                Base64.getEncoder().withoutPadding().encodeToString(bytes),
                Base64.getUrlEncoder().withoutPadding().encodeToString(bytes),
                URLEncoder.encode(value, StandardCharsets.UTF_8),
                URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20"));
    }
}
