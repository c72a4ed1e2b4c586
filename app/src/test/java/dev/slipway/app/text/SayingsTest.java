package dev.slipway.app.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.release.ReleaseStatus.Verb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SayingsTest {
    private static final ResourceBundle ENGLISH =
            ResourceBundle.getBundle("dev.slipway.app.text.said", Locale.ROOT);
    private static final Sayings CHINESE = new Sayings(new Texts(Locale.SIMPLIFIED_CHINESE));

    /// Literals as the compiler sees them: pieces that are added up are one.
    private static String core() throws IOException {
        var all = new StringBuilder();
        try (var files = Files.walk(Path.of("../core/src/main/java"))) {
            for (var file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                all.append(Files.readString(file));
            }
        }
        return Pattern.compile("\"\\s*\\+\\s*\"").matcher(all).replaceAll("").replace("%%", "%");
    }

    @Test
    void theCoreStillSaysEverySentence() throws IOException {
        var core = core();
        var unsaid = new TreeSet<String>();
        for (var key : ENGLISH.keySet()) {
            if (!key.startsWith("said.asked.")
                    && !pieces(ENGLISH.getString(key)).allMatch(core::contains)) {
                unsaid.add(key);
            }
        }
        assertThat(unsaid).isEmpty();
    }

    private static Stream<String> pieces(String sentence) {
        return Arrays.stream(sentence.replace("''", "'").split("\\{\\d\\}"))
                .filter(piece -> piece.length() > 2);
    }

    @Test
    void whatAPersonAskedForHasItsWords() {
        assertThat(Stream.of(Verb.values()).filter(v -> v != Verb.WEIGHT && v != Verb.ROLLBACK))
                .allSatisfy(verb -> {
                    var said = verb.name().toLowerCase(Locale.ROOT).replace('_', ' ');
                    assertThat(CHINESE.of(said)).isNotEqualTo(said);
                });
        assertThat(CHINESE.of("weight 25 %")).isEqualTo("权重 25 %");
    }

    @Test
    void sentencesKeepTheirArgumentsAndSentencesInThemAreSaidToo() {
        assertThat(CHINESE.of("setWeight 12.5")).isEqualTo("权重 12.5 %");
        assertThat(CHINESE.of("3 of 43 tests failed.")).isEqualTo("43 个测试中有 3 个失败。");
        assertThat(CHINESE.of("Stage Test/unit: script returned exit code 1"))
                .isEqualTo("阶段 Test/unit：脚本返回退出码 1");
        assertThat(
                        CHINESE.of(
                                "web has no health check: it counts as healthy as soon as it accepts connections."))
                .startsWith("web 没有健康检查");
        assertThat(CHINESE.of("Stage A: it's {0} odd")).isEqualTo("阶段 A：it's {0} odd");
    }

    @Test
    void whatIsNotKnownAndEnglishStayAsTheyAre() {
        assertThat(CHINESE.of("Something else happened.")).isEqualTo("Something else happened.");
        var english = new Sayings(new Texts(Locale.ENGLISH));
        assertThat(english.of("setWeight 25")).isEqualTo("setWeight 25");
    }
}
