package dev.slipway.app;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.app.run.log.LogTimes;
import dev.slipway.app.shell.Zoom;
import dev.slipway.app.text.Texts;
import dev.slipway.app.theme.ThemeChoice;
import dev.slipway.app.tray.NewsKind;
import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.settings.Home;
import dev.slipway.core.settings.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the window remembers: look, language, bounds, how logs are shown. A JSON file in the home;
/// an unreadable one counts as none. FX thread only.
public final class Preferences {
    private static final Logger log = LoggerFactory.getLogger(Preferences.class);
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Path file;
    private final Executor writer;
    private final AtomicReference<byte @Nullable []> unwritten = new AtomicReference<>();
    private final Values values;

    /// The file's content; public fields are Jackson's concern only.
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
    private static final class Values {
        private ThemeChoice theme = ThemeChoice.SYSTEM;
        private @Nullable String language;
        private @Nullable Bounds bounds;
        private boolean wrapLog;
        private LogTimes logClock = LogTimes.NONE;
        private boolean waterfall;
        private int zoom = 100;
        private String editor = "";
        private Set<String> silenced = new TreeSet<>();
        private Set<String> asked = new TreeSet<>();
        private boolean doNotDisturb;
        private boolean lowPower;
        private boolean stayInTray = true;
    }

    /// The window's place in screen pixels, as it was before it was maximised.
    public record Bounds(double x, double y, double width, double height, boolean maximised) {}

    /// @param writer carries the writing out, off the FX thread
    public Preferences(Path file, Executor writer) {
        this.file = file;
        this.writer = writer;
        this.values = read(file);
    }

    /// Those of a home.
    public static Preferences of(Home home, Executor writer) {
        return new Preferences(home.folder().resolve("desktop.json"), writer);
    }

    private static Values read(Path file) {
        try {
            return Files.exists(file) ? JSON.readValue(file.toFile(), Values.class) : new Values();
        } catch (IOException broken) {
            log.warn("The window's settings in {} cannot be read and start anew", file, broken);
            return new Values();
        }
    }

    /// Has the file written; what is not written yet is written by `flush`.
    public void save() {
        try {
            unwritten.set(JSON.writeValueAsBytes(values));
            writer.execute(this::flush);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Writes now what waits to be written. Blocking; safe from any thread.
    public synchronized void flush() {
        var content = unwritten.getAndSet(null);
        if (content == null) {
            return;
        }
        try {
            WholeFile.write(file, content);
        } catch (IOException e) {
            log.warn("The window's settings cannot be saved in {}", file, e);
        }
    }

    public ThemeChoice theme() {
        return values.theme;
    }

    public void theme(ThemeChoice theme) {
        values.theme = theme;
        save();
    }

    /// A language tag, null = the system's.
    public @Nullable String language() {
        return values.language;
    }

    public void language(@Nullable String tag) {
        values.language = tag;
        save();
    }

    public Locale locale() {
        var tag = values.language;
        return Texts.nearest(tag == null ? Locale.getDefault() : Locale.forLanguageTag(tag));
    }

    public @Nullable Bounds bounds() {
        return values.bounds;
    }

    public void bounds(Bounds bounds) {
        values.bounds = bounds;
    }

    public boolean wrapLog() {
        return values.wrapLog;
    }

    public void wrapLog(boolean wrap) {
        values.wrapLog = wrap;
        save();
    }

    public LogTimes logTimes() {
        return values.logClock;
    }

    public void logTimes(LogTimes times) {
        values.logClock = times;
        save();
    }

    public boolean waterfall() {
        return values.waterfall;
    }

    public void waterfall(boolean waterfall) {
        values.waterfall = waterfall;
        save();
    }

    /// Size of everything in percent.
    public int zoom() {
        return Zoom.clamped(values.zoom);
    }

    public void zoom(int percent) {
        values.zoom = percent;
        save();
    }

    /// The command that opens a file at a line: `code -g {file}:{line}`; empty = the system's own
    /// way to open a file.
    public String editor() {
        return values.editor;
    }

    public void editor(String command) {
        values.editor = command;
        save();
    }

    /// True for kinds of news that a person wants to be told: the usual ones unless silenced, the
    /// others when asked for.
    public boolean isTold(NewsKind kind) {
        return kind.isUsual()
                ? !values.silenced.contains(kind.id())
                : values.asked.contains(kind.id());
    }

    public void tell(NewsKind kind, boolean wanted) {
        var marked = kind.isUsual() ? values.silenced : values.asked;
        if (wanted == kind.isUsual() ? marked.remove(kind.id()) : marked.add(kind.id())) {
            save();
        }
    }

    public boolean doNotDisturb() {
        return values.doNotDisturb;
    }

    public void doNotDisturb(boolean quiet) {
        values.doNotDisturb = quiet;
        save();
    }

    /// No movement and software rendering from the next start on.
    public boolean lowPower() {
        return values.lowPower;
    }

    public void lowPower(boolean low) {
        values.lowPower = low;
        save();
    }

    /// True if closing the window leaves Slipway in the tray, where there is one.
    public boolean staysInTray() {
        return values.stayInTray;
    }

    public void stayInTray(boolean stay) {
        values.stayInTray = stay;
        save();
    }

    /// All of it as JSON, without the window's place; there are no secrets among it.
    public String exported() {
        try {
            var tree = JSON.valueToTree(values);
            ((ObjectNode) tree).remove("bounds");
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(tree);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Takes over what another window exported; what is not told there stays. Problem
    /// `settings.unreadable`.
    public void imported(String json) {
        try {
            JSON.readerForUpdating(values).readValue(json);
            save();
        } catch (IOException e) {
            throw ProblemException.usage(
                    "settings.unreadable",
                    "These are no settings of Slipway.",
                    "Choose a file that Slipway exported.");
        }
    }
}
