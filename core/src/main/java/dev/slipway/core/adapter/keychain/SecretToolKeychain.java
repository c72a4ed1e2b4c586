package dev.slipway.core.adapter.keychain;

import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.secret.Keychain;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The Secret Service of a Linux desktop (GNOME Keyring, KWallet, KeePassXC), by libsecret's own
/// `secret-tool`. A locked one asks its person.
public final class SecretToolKeychain implements Keychain {
    private static final Duration PERSON = Duration.ofSeconds(30);
    private static final Duration PROBE = Duration.ofSeconds(3);

    private final String program;

    /// @param program usually `secret-tool`
    public SecretToolKeychain(String program) {
        this.program = program;
    }

    @Override
    public String name() {
        return "the desktop's keyring";
    }

    @Override
    public boolean isThere() {
        var answer = run("lookup", "is it there", "", PROBE);
        return answer.status() == 0 || answer.status() == 1 && answer.error().isBlank();
    }

    @Override
    public Optional<String> find(String account) {
        var answer = run("lookup", account, "", PERSON);
        if (answer.status() == 1 && answer.error().isBlank()) {
            return Optional.empty();
        }
        return Optional.of(right(answer).out().strip());
    }

    @Override
    public void save(String account, String value) {
        right(run("store", account, value, PERSON));
    }

    @Override
    public void delete(String account) {
        run("clear", account, "", PERSON);
    }

    private Program.Answer run(String verb, String account, String in, Duration atMost) {
        var command = new ArrayList<>(List.of(program, verb));
        if (verb.equals("store")) {
            command.add("--label=Slipway: key to the secrets");
        }
        command.addAll(List.of("application", "slipway", "account", account));
        return Program.run(command, in, atMost);
    }

    private Program.Answer right(Program.Answer answer) {
        if (answer.status() != 0) {
            throw ProblemException.outside(
                    "secret.keychain",
                    "The keyring does not give or take the key: "
                            + answer.error().strip().replaceAll("\\s+", " ")
                            + ".",
                    "Unlock it and try again within half a minute.",
                    null);
        }
        return answer;
    }
}
