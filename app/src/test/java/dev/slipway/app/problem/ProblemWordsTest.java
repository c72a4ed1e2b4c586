package dev.slipway.app.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.text.Texts;
import dev.slipway.core.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ProblemWordsTest {
    private static final Pattern CODE =
            Pattern.compile(
                    "(?:ProblemException\\s*\\.\\s*(?:usage|outside|result|waiting)|new ProblemException)"
                            + "\\(\\s*(?:(?:ProblemException\\.)?Kind\\.\\w+,\\s*)?\"([a-z][\\w.]*)\"");

    private static final Texts CHINESE = new Texts(Locale.SIMPLIFIED_CHINESE);

    @Test
    void everyCodeThatTheCoreThrowsHasItsSentence() throws IOException {
        var thrown = new TreeSet<String>();
        for (var root : new String[] {"../core/src/main/java", "src/main/java"}) {
            try (var files = Files.walk(Path.of(root))) {
                for (var file : files.filter(ProblemWordsTest::isWindows).toList()) {
                    CODE.matcher(Files.readString(file))
                            .results()
                            .forEach(found -> thrown.add(found.group(1)));
                }
            }
        }
        assertThat(thrown).hasSizeGreaterThan(80);
        assertThat(thrown.stream().filter(code -> !CHINESE.has("problems." + code))).isEmpty();
    }

    private static boolean isWindows(Path file) {
        return file.toString().endsWith(".java") && !file.toString().contains("/cli/");
    }

    @Test
    void anotherLanguageSaysItsSentenceAndBelowItTheCoresOwn() {
        var said =
                new ProblemWords(
                        CHINESE,
                        Problem.of(
                                ProblemException.usage(
                                        "project.unknown",
                                        "There is no project \"x\".",
                                        "Add it.")));
        assertThat(said.what()).isEqualTo("没有这个项目。");
        assertThat(said.next()).isEqualTo("There is no project \"x\".\nAdd it.");
    }

    @Test
    void englishAndUnknownCodesAreSaidAsTheCoreSaysThem() {
        var unknown = new Problem("no.suchCode", "It broke.", "Mend it.", "");
        assertThat(new ProblemWords(CHINESE, unknown).what()).isEqualTo("It broke.");
        var known = new Problem("project.unknown", "No project x.", "Add it.", "");
        var english = new ProblemWords(new Texts(Locale.ENGLISH), known);
        assertThat(english.what()).isEqualTo("No project x.");
        assertThat(english.next()).isEqualTo("Add it.");
    }
}
