package dev.slipway.core.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GitAddressTest {
    @ParameterizedTest
    @CsvSource({
        "https://example.org/a/shop.git, git@example.org:a/shop, true",
        "https://example.org/a/shop, https://ada@Example.org/a/shop.git/, true",
        "ssh://git@example.org:2222/a/shop, ssh://git@example.org:2222/a/shop.git, true",
        "https://example.org/a/shop, https://example.org/a/shop2, false",
        "https://example.org/a/shop, https://example.com/a/shop, false",
        "https://example.org:8443/a/shop, https://example.org/a/shop, false",
        "/src/shop, /src/shop, false"
    })
    void oneRepositoryHasManyAddresses(String one, String other, boolean same) {
        assertThat(GitAddress.isSame(one, other)).isEqualTo(same);
    }

    @Test
    void theOriginIsReadFromTheConfiguration() {
        var text =
                "[core]\n\tbare = false\n[remote \"fork\"]\n\turl = https://example.org/fork\n"
                        + "[remote \"origin\"]\n\tfetch = +refs/heads/*:refs/remotes/origin/*\n"
                        + "\turl = https://example.org/a/shop.git\n";
        assertThat(GitAddress.ofOrigin(text)).contains("https://example.org/a/shop.git");
        assertThat(GitAddress.ofOrigin("[include]\n\tpath = x\n")).isEmpty();
    }
}
