package dev.slipway.app.cli;

import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.secret.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// A secret's value as the command line takes it: by standard input, or typed unseen at a terminal.
final class SecretValue {
    private static final int BYTES_AT_MOST = 1 << 20;

    @Option(names = "--username", paramLabel = "U", description = "the value is U's password")
    @Nullable String username;

    @Option(
            names = "--file",
            paramLabel = "NAME",
            description = "the value is a file's content; steps see it as a file of this name")
    @Nullable String fileName;

    @Option(names = "--ssh-key", description = "the value is a private key")
    boolean sshKey;

    @Option(
            names = "--key-passphrase-file",
            paramLabel = "FILE",
            description = "a file whose first line is the private key's passphrase")
    @Nullable Path passphraseFile;

    Secret read() {
        var bytes = bytes();
        if (fileName != null) {
            return new Secret.SecretFile(plainName(fileName), bytes);
        }
        var text = new String(bytes, StandardCharsets.UTF_8);
        if (sshKey) {
            return new Secret.SshKey(username == null ? "" : username, text, passphrase());
        }
        var line = text.replaceFirst("\\r?\\n$", "");
        if (line.isEmpty()) {
            throw empty();
        }
        return username == null
                ? new Secret.Text(line)
                : new Secret.UsernamePassword(username, line);
    }

    private static byte[] bytes() {
        var terminal = System.console();
        if (terminal != null && terminal.isTerminal()) {
            var typed = terminal.readPassword("Value: ");
            return typed == null ? new byte[0] : new String(typed).getBytes(StandardCharsets.UTF_8);
        }
        try {
            var bytes = System.in.readNBytes(BYTES_AT_MOST + 1);
            if (bytes.length > BYTES_AT_MOST) {
                throw ProblemException.usage(
                        "secret.tooLarge",
                        "The value has more than " + BYTES_AT_MOST + " bytes.",
                        "Keep large files elsewhere and make the key to them the secret.");
            }
            if (bytes.length == 0) {
                throw empty();
            }
            return bytes;
        } catch (IOException e) {
            throw empty();
        }
    }

    private String passphrase() {
        if (passphraseFile == null) {
            return "";
        }
        try {
            return Files.readString(passphraseFile).lines().findFirst().orElse("");
        } catch (IOException e) {
            throw ProblemException.usage(
                    "secret.passphraseFile",
                    "The file " + passphraseFile + " cannot be read.",
                    "Name a file whose first line is the passphrase.");
        }
    }

    private static String plainName(String name) {
        if (!name.matches("[A-Za-z0-9_][A-Za-z0-9_. -]{0,99}")) {
            throw ProblemException.usage(
                    "secret.fileName",
                    "\"" + name + "\" cannot be the name of a secret file.",
                    "Use letters, digits and _ . - without folders.");
        }
        return name;
    }

    private static ProblemException empty() {
        return ProblemException.usage(
                "secret.empty",
                "There is no value on standard input.",
                "Pipe it in: `printf %s \"$TOKEN\" | slipway secret set NAME`.");
    }
}
