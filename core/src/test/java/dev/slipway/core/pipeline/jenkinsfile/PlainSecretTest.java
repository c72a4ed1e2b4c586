package dev.slipway.core.pipeline.jenkinsfile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The tokens here are made up of parts, so that nobody's scanner takes this file for a leak.
final class PlainSecretTest {
    private static String filled(String text) {
        return text.replace("~", "aB3dE6gH9k").replace("#", "A1B2C3D4E5F6G7H8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AKIA#",
                "export T=ghp_~~~aaaaaa",
                "github_pat_~~aa",
                "glpat-~~",
                "xoxb-~",
                "https://hooks.slack.com/services/T01/B02/abc",
                "npm_~~~aaaaaa",
                "dckr_pat_~~",
                "12345678:AA~~~aaa",
                "-----BEGIN RSA PRIVATE KEY-----",
                "eyJ~~.eyJ~~.x",
                "git clone https://ada:hunter2@git.example.org/a.git",
                "docker login -u ada -p hunter2 r.example.org",
                "docker login --password=hunter2",
                "curl -u ada:hunter2 https://example.org"
            })
    void knowsWhatServicesGive(String text) {
        assertThat(PlainSecret.isIn(filled(text))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "make test",
                "git clone https://git.example.org/a.git",
                "git clone https://$USER:$PASSWORD@git.example.org/a.git",
                "docker login -u ada --password-stdin r.example.org",
                "docker login -u ada -p $PASSWORD",
                "curl -u $USER:$PASSWORD https://example.org",
                "curl -u \"$USER:$PASSWORD\" https://example.org",
                "AKIA is how such keys begin",
                "ghp_short"
            })
    void leavesAloneWhatHoldsNone(String text) {
        assertThat(PlainSecret.isIn(filled(text))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "DB_PASSWORD,hunter2,true",
        "dbPassword,hunter2,true",
        "apiKey,abcd1234,true",
        "API_KEY,abcd1234,true",
        "sonarToken,abcd1234,true",
        "DB_PASSWORD,${SECRET},false",
        "DB_PASSWORD,$PASS,false",
        "DB_PASSWORD,changeme,false",
        "DB_PASSWORD,true,false",
        "DB_PASSWORD,abc,false",
        "DB_PASSWORD,two words,false",
        "PASSWORD_FILE,hunter2,false",
        "TOKEN,registry-credentials,false",
        "TOKEN,my-token-id,false",
        "SECRET,/run/secrets/x,false",
        "USERNAME,hunter2,false"
    })
    void takesANameAtItsWord(String name, String value, boolean isSecret) {
        assertThat(PlainSecret.isNamed(name, value)).isEqualTo(isSecret);
    }
}
