package dev.slipway.core.adapter.keychain;

import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.secret.Keychain;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The login keychain of macOS, by its own `security`. What is saved goes in by standard input, as
/// a line of its interactive mode.
public final class MacKeychain implements Keychain {
    private static final Duration PERSON = Duration.ofSeconds(30);
    private static final int NOT_FOUND = 44;

    private final String program;

    /// @param program usually `/usr/bin/security`
    public MacKeychain(String program) {
        this.program = program;
    }

    @Override
    public String name() {
        return "the login keychain";
    }

    @Override
    public boolean isThere() {
        return Files.isExecutable(Path.of(program));
    }

    @Override
    public Optional<String> find(String account) {
        var answer =
                Program.run(
                        List.of(
                                program,
                                "find-generic-password",
                                "-s",
                                "slipway",
                                "-a",
                                account,
                                "-w"),
                        "",
                        PERSON);
        return answer.status() == NOT_FOUND
                ? Optional.empty()
                : Optional.of(right(answer).out().strip());
    }

    @Override
    public void save(String account, String value) {
        if (!(account + value).matches("[A-Za-z0-9+/=_.-]*")) {
            throw new IllegalArgumentException("only letters that need no quotes");
        }
        var line = "add-generic-password -U -s slipway -a " + account + " -w " + value + "\n";
        right(Program.run(List.of(program, "-i"), line, PERSON));
        if (find(account).filter(value::equals).isEmpty()) {
            throw refused("it was not kept");
        }
    }

    @Override
    public void delete(String account) {
        Program.run(
                List.of(program, "delete-generic-password", "-s", "slipway", "-a", account),
                "",
                PERSON);
    }

    private static Program.Answer right(Program.Answer answer) {
        if (answer.status() != 0) {
            throw refused(answer.error().strip().replaceAll("\\s+", " "));
        }
        return answer;
    }

    private static ProblemException refused(String why) {
        return ProblemException.outside(
                "secret.keychain",
                "The keychain does not give or take the key: " + why + ".",
                "Unlock the login keychain and allow Slipway to use it.",
                null);
    }
}
