package dev.slipway.app.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Both languages say the same things, the code says nothing by itself, and asks only for keys that
/// are there.
class BundlesTest {
    private static final Path BUNDLES = Path.of("src/main/resources/dev/slipway/app/text");
    private static final Path CODE = Path.of("src/main/java/dev/slipway/app");
    private static final Pattern ARGUMENT = Pattern.compile("\\{\\d+}");

    /// A text that a person sees: what controls are made with or given.
    private static final Pattern LITERAL =
            Pattern.compile(
                    "(?:new (?:Label|Button|ToggleButton|CheckBox|RadioButton|Hyperlink|Text|Tooltip"
                            + "|MenuItem|RadioMenuItem|CheckMenuItem|Menu|MenuButton|Tab|TitledPane"
                            + "|TableColumn<[^>]*>)|\\.setText|\\.setPromptText|\\.setTitle"
                            + "|\\.setHeaderText|\\.setContentText|\\.setAccessibleText|\\.setAccessibleHelp"
                            + "|Cells\\.<[^>]*>column)\\(\\s*\"[^\"]*\\p{L}{2}[^\"]*\"");

    private static final Pattern ASKED =
            Pattern.compile(
                    "(?:\\.text|\\.of|texts\\.of|\\.counted)\\(\\s*\"([a-z]+\\.[A-Za-z.]+)\"");

    private static Properties read(Path file) throws IOException {
        var properties = new Properties();
        properties.load(new StringReader(Files.readString(file)));
        return properties;
    }

    private static TreeMap<String, Properties> english() throws IOException {
        var all = new TreeMap<String, Properties>();
        try (var files = Files.list(BUNDLES)) {
            for (var file : files.toList()) {
                var name = file.getFileName().toString();
                if (name.endsWith(".properties") && !name.contains("_")) {
                    all.put(name.replace(".properties", ""), read(file));
                }
            }
        }
        return all;
    }

    @Test
    void everyKeyIsThereInBothLanguagesWithTheSameArguments() throws IOException {
        for (var bundle : english().entrySet()) {
            var chinese = read(BUNDLES.resolve(bundle.getKey() + "_zh_CN.properties"));
            assertThat(new TreeSet<>(chinese.keySet()))
                    .as(bundle.getKey())
                    .isEqualTo(new TreeSet<>(bundle.getValue().keySet()));
            for (var key : bundle.getValue().stringPropertyNames()) {
                assertThat(key).startsWith(bundle.getKey() + ".");
                assertThat(arguments(chinese.getProperty(key)))
                        .as(key)
                        .isEqualTo(arguments(bundle.getValue().getProperty(key)));
                assertThat(bundle.getValue().getProperty(key)).as(key).isNotBlank();
                assertThat(chinese.getProperty(key)).as(key).isNotBlank();
                new MessageFormat(chinese.getProperty(key), Locale.SIMPLIFIED_CHINESE);
            }
        }
    }

    private static TreeSet<String> arguments(String pattern) {
        var found = new TreeSet<String>();
        ARGUMENT.matcher(pattern).results().forEach(match -> found.add(match.group()));
        return found;
    }

    @Test
    void noApostropheSwallowsAnArgument() throws IOException {
        for (var bundle : english().values()) {
            for (var key : bundle.stringPropertyNames()) {
                // what the core says is a pattern even without arguments
                var text = bundle.getProperty(key);
                assertThat(key.startsWith("said.") ? text.replace("''", "") : text)
                        .as(key)
                        .doesNotContain("'");
            }
        }
    }

    @Test
    void theCodeShowsNoTextOfItsOwn() throws IOException {
        var found = new TreeSet<String>();
        for (var file : windowCode()) {
            LITERAL.matcher(Files.readString(file))
                    .results()
                    .forEach(match -> found.add(file.getFileName() + ": " + match.group()));
        }
        assertThat(found).isEmpty();
    }

    @Test
    void theCheckForTextsInCodeSeesOne() {
        assertThat(LITERAL.matcher("var b = new Button(\"Press me\");").find()).isTrue();
        assertThat(LITERAL.matcher("label.setText(\"Done\");").find()).isTrue();
    }

    @Test
    void everyKeyThatIsAskedForIsThere() throws IOException {
        var known = english();
        var missing = new TreeSet<String>();
        for (var file : windowCode()) {
            ASKED.matcher(Files.readString(file))
                    .results()
                    .map(match -> match.group(1))
                    .filter(key -> !key.endsWith("."))
                    .filter(key -> !isKnown(known, key))
                    .forEach(key -> missing.add(file.getFileName() + ": " + key));
        }
        assertThat(missing).isEmpty();
    }

    private static boolean isKnown(TreeMap<String, Properties> known, String key) {
        var bundle = known.get(key.substring(0, key.indexOf('.')));
        return bundle != null && (bundle.containsKey(key) || bundle.containsKey(key + ".one"));
    }

    private static java.util.List<Path> windowCode() throws IOException {
        try (var files = Files.walk(CODE)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.toString().contains("/cli/"))
                    .toList();
        }
    }
}
