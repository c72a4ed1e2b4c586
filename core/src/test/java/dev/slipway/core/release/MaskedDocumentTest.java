package dev.slipway.core.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.environment.EnvironmentName;
import dev.slipway.core.environment.EnvironmentSecrets;
import dev.slipway.core.problem.ProblemException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MaskedDocumentTest {
    private static final String DOCUMENT =
            """
            {"Id": "9c", "Config": {"Env": ["PASSWORD=say \\"open\\" twice", "PAGES=12"]}}
            """;

    private static String shown(EnvironmentSecrets secrets) {
        return new MaskedDocument(new Belongings(secrets, new EnvironmentName("prod")))
                .of(DOCUMENT);
    }

    @Test
    void aSecretIsUnreadableWhateverItsEscapesAre() {
        var shown =
                shown(
                        new EnvironmentSecrets() {
                            @Override
                            public List<String> names(EnvironmentName environment) {
                                return List.of("PASSWORD");
                            }

                            @Override
                            public Optional<String> value(
                                    EnvironmentName environment, String name) {
                                return Optional.of("say \"open\" twice");
                            }
                        });
        assertThat(shown).contains("PASSWORD=****", "PAGES=12", "9c").doesNotContain("open");
    }

    @Test
    void withoutTheKeyNoVariableShowsItsValue() {
        var shown =
                shown(
                        new EnvironmentSecrets() {
                            @Override
                            public List<String> names(EnvironmentName environment) {
                                return List.of("PASSWORD");
                            }

                            @Override
                            public Optional<String> value(
                                    EnvironmentName environment, String name) {
                                throw ProblemException.outside(
                                        "secret.locked", "Locked.", "Unlock it.", null);
                            }
                        });
        assertThat(shown).contains("PASSWORD=****", "PAGES=****").doesNotContain("open", "12");
    }
}
