package dev.slipway.app.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Colours have names; only the names at the top of the sheet have values.
class SheetTest {
    private static final Path SHEET =
            Path.of("src/main/resources/dev/slipway/app/theme/slipway.css");
    private static final Pattern LITERAL =
            Pattern.compile(
                    "#[0-9a-fA-F]{3,8}\\b|\\brgba?\\(|:\\s*(?:red|green|blue|white|black|gray|grey|orange)\\b");

    @Test
    void noRuleHasAColourOfItsOwn() throws IOException {
        var lines =
                Files.readAllLines(SHEET).stream()
                        .filter(line -> !line.strip().matches("-sl-[a-z-]+: #[0-9a-f]{6};"))
                        .filter(line -> LITERAL.matcher(line).find())
                        .toList();
        assertThat(lines).isEmpty();
    }

    @Test
    void theCheckForColoursSeesOne() {
        assertThat(LITERAL.matcher("-fx-background-color: #fff;").find()).isTrue();
        assertThat(LITERAL.matcher("-fx-text-fill: red;").find()).isTrue();
    }

    @Test
    void everyInkHasItsToken() throws IOException {
        var sheet = Files.readString(SHEET);
        var palette = sheet.substring(sheet.indexOf(".palette {"));
        palette = palette.substring(0, palette.indexOf('}'));
        assertThat(palette)
                .contains(Stream.of(Ink.values()).map(ink -> ink.property() + ":").toList());
    }

    @Test
    void everyToneHasAShapeAndAMark() throws IOException {
        var sheet = Files.readString(SHEET);
        assertThat(sheet)
                .contains(
                        Stream.of(Tone.values())
                                .flatMap(tone ->
                                        Stream.of(
                                                "." + tone.styleClass() + " > .shape {",
                                                "." + tone.styleClass() + " > .mark {"))
                                .toList());
    }

    @Test
    void theCodeMixesNoColours() throws IOException {
        var found = new TreeSet<String>();
        try (var files = Files.walk(Path.of("src/main/java/dev/slipway/app"))) {
            for (var file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                if (Pattern.compile("Color\\.(web|valueOf)\\(|-fx-[a-z-]+color")
                        .matcher(Files.readString(file))
                        .find()) {
                    found.add(file.getFileName().toString());
                }
            }
        }
        assertThat(found).isEmpty();
    }
}
