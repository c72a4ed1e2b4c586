package dev.slipway.app.problem;

import atlantafx.base.theme.Styles;
import dev.slipway.app.text.Texts;
import dev.slipway.core.Core;
import java.io.PrintWriter;
import java.io.StringWriter;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.slf4j.LoggerFactory;

/// The last resort: what nobody caught. A person reads what would be told, ticks what may be in it,
/// copies it. Nothing is sent. One at a time. FX thread only.
public final class CrashWindow {
    private final Texts texts;
    private final Core core;
    private final TextArea report = new TextArea();
    private boolean isOpen;

    public CrashWindow(Texts texts, Core core) {
        this.texts = texts;
        this.core = core;
    }

    /// Logs it and shows the window, unless one is open already.
    ///
    /// @param dress gives the scene the look of the day
    public void show(Throwable thrown, java.util.function.Consumer<Scene> dress, Runnable quit) {
        LoggerFactory.getLogger(CrashWindow.class).error("Not caught", thrown);
        if (isOpen) {
            return;
        }
        isOpen = true;
        var stage = new Stage();
        var scene = new Scene(body(thrown, stage, quit), 760, 520);
        dress.accept(scene);
        stage.setTitle(texts.of("problem.crash.title"));
        stage.setScene(scene);
        stage.setOnHidden(e -> isOpen = false);
        stage.show();
    }

    private VBox body(Throwable thrown, Stage stage, Runnable quit) {
        var title = new Label(texts.of("problem.bug"));
        title.getStyleClass().add("heading");
        title.setWrapText(true);
        var words = new Label(texts.of("problem.crash.words"));
        words.setWrapText(true);
        var facts = box("facts", true);
        var log = box("log", false);
        report.setId("crash-report");
        report.setEditable(false);
        report.setAccessibleText(texts.of("problem.crash.report"));
        report.getStyleClass().add("mono");
        VBox.setVgrow(report, Priority.ALWAYS);
        Runnable write = () -> report.setText(text(thrown, facts.isSelected(), log.isSelected()));
        facts.setOnAction(e -> write.run());
        log.setOnAction(e -> write.run());
        write.run();
        var body = new VBox(10, title, words, new HBox(16, facts, log), report, foot(stage, quit));
        body.setId("crash");
        body.getStyleClass().add("page-body");
        return body;
    }

    private CheckBox box(String key, boolean on) {
        var box = new CheckBox(texts.of("problem.crash." + key));
        box.setId("crash-" + key);
        box.setSelected(on);
        return box;
    }

    private HBox foot(Stage stage, Runnable quit) {
        var copy = new Button(texts.of("problem.crash.copy"));
        copy.setId("crash-copy");
        copy.setOnAction(e -> {
            var content = new ClipboardContent();
            content.putString(report.getText());
            Clipboard.getSystemClipboard().setContent(content);
        });
        var end = new Button(texts.of("problem.crash.quit"));
        end.setOnAction(e -> {
            stage.close();
            quit.run();
        });
        var goOn = new Button(texts.of("problem.crash.continue"));
        goOn.setId("crash-continue");
        goOn.getStyleClass().add(Styles.ACCENT);
        goOn.setOnAction(e -> stage.close());
        var foot = new HBox(8, copy, end, goOn);
        foot.setAlignment(Pos.CENTER_RIGHT);
        return foot;
    }

    private String text(Throwable thrown, boolean withFacts, boolean withLog) {
        var trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace, true));
        var words = new StringBuilder(trace.toString());
        if (withFacts) {
            words.append('\n').append(Diagnostics.words(Diagnostics.facts(core))).append('\n');
        }
        if (withLog) {
            words.append('\n').append(Diagnostics.logTail(core.home().folder()));
        }
        return words.toString();
    }
}
