package dev.slipway.app.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.PictureHome;
import dev.slipway.app.Window;
import dev.slipway.core.Core;
import dev.slipway.core.CoreOptions;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import java.util.stream.Stream;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.Background;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

/// Nothing is cut, covered, nameless, faint or beside its place on any page: a sample of pages and
/// looks drawn by `SLIPWAY_TEST_SEED`; `packaging/screenshots` goes through all of them.
@ExtendWith(ApplicationExtension.class)
class WalkTest {
    private static final int LOOKS = 2;
    private static final int VIEWS = 5;

    private static Random random() {
        var seed = System.getenv("SLIPWAY_TEST_SEED");
        return new Random(seed == null || seed.isBlank() ? 1 : seed.strip().hashCode());
    }

    @Test
    void nobodyStumblesOverAnythingOnASampleOfThePages() throws IOException {
        var folder = Files.createTempDirectory("walk");
        PictureHome.fill(folder);
        var random = random();
        var looks = new ArrayList<>(Looks.ALL);
        Collections.shuffle(looks, random);
        var found = new ArrayList<String>();
        try (var core = Core.open(new CoreOptions(folder, List.of()))) {
            for (var look : looks.subList(0, LOOKS)) {
                var views = new ArrayList<>(View.ALL);
                Collections.shuffle(views, random);
                found.addAll(walk(core, look, views.subList(0, VIEWS)));
            }
        }
        assertThat(found).isEmpty();
    }

    private static List<String> walk(Core core, Tour.Look look, List<View> views) {
        var found = new ArrayList<String>();
        try (var warnings = new SheetWarnings();
                var tour = Tour.begin(core, look)) {
            for (var view : views) {
                tour.see(view);
                var all =
                        Stream.concat(
                                Window.onFx(() -> Walker.look(tour.scene())).stream(),
                                warnings.taken().stream());
                all.forEach(f -> found.add(view.name() + "-" + look.name() + ": " + f));
            }
        }
        return found;
    }

    @Test
    void theWalkerSeesWhatIsWrong() {
        var rules =
                Window.onFx(() -> {
                    var cut = new Label("A text that is much too long for its place");
                    cut.setMaxWidth(80);
                    var over = new Label("over it");
                    over.relocate(4, 2);
                    var beyond = new Label("beyond the window");
                    beyond.relocate(380, 40);
                    var nameless = new Button();
                    nameless.relocate(0, 60);
                    var prompted = new TextField();
                    prompted.setPromptText("A prompt that is much too long for its field");
                    prompted.setPrefWidth(60);
                    prompted.relocate(0, 100);
                    var boxless = new Label("no glyph " + Character.toString(0x10FFFC));
                    boxless.relocate(0, 150);
                    var faint = new Label("faint");
                    faint.setTextFill(Color.gray(0.8));
                    faint.relocate(0, 180);
                    var stage = new Stage();
                    var pane =
                            new Pane(
                                    new HBox(cut),
                                    over,
                                    beyond,
                                    nameless,
                                    prompted,
                                    boxless,
                                    faint);
                    pane.setBackground(Background.fill(Color.WHITE));
                    stage.setScene(new Scene(pane, 400, 300));
                    stage.show();
                    stage.getScene().getRoot().applyCss();
                    stage.getScene().getRoot().layout();
                    var found = Walker.look(stage.getScene());
                    stage.close();
                    return found.stream().map(Finding::rule).distinct().toList();
                });
        assertThat(rules)
                .containsExactlyInAnyOrder(
                        "cut", "outside", "overlap", "nameless", "faint", "glyph");
    }

    @Test
    void everyCharacterOfBothLanguagesHasAShape() throws IOException {
        var texts = new ArrayList<String>();
        try (var files = Files.list(Path.of("src/main/resources/dev/slipway/app/text"))) {
            for (var file : files.toList()) {
                var bundle = new Properties();
                bundle.load(new StringReader(Files.readString(file)));
                bundle.values().forEach(text -> texts.add(text.toString()));
            }
        }
        assertThat(Window.onFx(() -> Glyphs.missing("Inter", texts.stream()))).isEmpty();
    }
}
