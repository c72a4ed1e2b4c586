package dev.slipway.core.adapter.docker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DockerIgnoreTest {
    private static boolean ignores(String rules, String path) {
        return DockerIgnore.parse(rules).ignores(path);
    }

    @Test
    void aFolderTakesAllBelowItAlong() {
        assertThat(ignores("node_modules", "node_modules/a/b.js")).isTrue();
        assertThat(ignores("/target/", "target/x.jar")).isTrue();
        assertThat(ignores("target", "src/target")).isFalse();
    }

    @Test
    void starsStayInAFolderAndTwoDoNot() {
        assertThat(ignores("*.log", "a.log")).isTrue();
        assertThat(ignores("*.log", "sub/a.log")).isFalse();
        assertThat(ignores("**/*.log", "sub/deep/a.log")).isTrue();
        assertThat(ignores("**/*.log", "a.log")).isTrue();
        assertThat(ignores("a/**", "a/b/c")).isTrue();
        assertThat(ignores("a?c", "abc")).isTrue();
        assertThat(ignores("[ab].txt", "b.txt")).isTrue();
        assertThat(ignores("a.c", "abc")).isFalse();
    }

    @Test
    void theLastRuleThatMatchesDecides() {
        var rules = "*.md\n!README.md\nREADME*.md\n!keep/README.md";
        assertThat(ignores(rules, "x.md")).isTrue();
        assertThat(ignores(rules, "README.md")).isTrue();
        assertThat(ignores("docs\n!docs/keep", "docs/keep")).isFalse();
        assertThat(ignores("*\n!src", "src/main/A.java")).isFalse();
        assertThat(ignores("*\n!src", "pom.xml")).isTrue();
    }

    @Test
    void commentsBlankLinesAndMarksAreNoRules() {
        assertThat(ignores("\uFEFF# all\n\n   \nx", "# all")).isFalse();
        assertThat(ignores("\uFEFFx", "x")).isTrue();
        assertThat(ignores("../x", "x")).isTrue();
        assertThat(ignores("[z", "[z")).isTrue();
    }
}
